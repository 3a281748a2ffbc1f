package io.github.otpgate.provider.capability;

import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.VendorAnswer;

/** Tells what is left in the account. */
public interface BalanceQuery extends Capability {

    /** Asks the vendor, or repeats its last answer where it may not be asked again yet. */
    VendorAnswer<Balance> balance();
}
