package io.github.otpgate.testkit.httpbatch;

import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;

class HttpBatchContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new HttpBatchContractVendor();
    }
}
