package io.github.otpgate.testkit.smscn;

import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;
import java.util.List;

class SmscnContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new SmscnContractVendor();
    }

    @Override
    public List<String> logOf(Runnable work) {
        return CapturedLog.during(work);
    }
}
