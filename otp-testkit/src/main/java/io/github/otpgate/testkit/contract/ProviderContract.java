package io.github.otpgate.testkit.contract;

/** What every provider promises. */
public interface ProviderContract {

    /** The vendor under test. */
    ContractVendor vendor();
}
