package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.contract.CapturedLog;
import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;
import java.util.List;

class HaotingyunContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new HaotingyunContractVendor();
    }

    @Override
    public List<String> logOf(Runnable work) {
        return CapturedLog.during(work);
    }
}
