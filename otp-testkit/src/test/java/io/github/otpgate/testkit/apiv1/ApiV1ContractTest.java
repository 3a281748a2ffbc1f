package io.github.otpgate.testkit.apiv1;

import io.github.otpgate.testkit.contract.ContractVendor;
import io.github.otpgate.testkit.contract.ProviderContract;

class ApiV1ContractTest implements ProviderContract {

    @Override
    public ContractVendor vendor() {
        return new ApiV1ContractVendor();
    }
}
