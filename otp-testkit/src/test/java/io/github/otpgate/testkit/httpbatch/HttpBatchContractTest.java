package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;
import java.util.List;

class HttpBatchContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new HttpBatchContractVendor();
    }

    @Override
    public List<String> logOf(Runnable work) {
        return CapturedLog.during(work);
    }
}
