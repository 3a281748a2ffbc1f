package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;
import java.util.List;

class ApiV1ContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new ApiV1ContractVendor();
    }

    @Override
    public List<String> logOf(Runnable work) {
        return CapturedLog.during(work);
    }
}
