package io.github.otpgate.testkit.fifth;

import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;
import java.util.List;

class PigeonContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new PigeonContractVendor();
    }

    @Override
    public List<String> logOf(Runnable work) {
        return CapturedLog.during(work);
    }
}
