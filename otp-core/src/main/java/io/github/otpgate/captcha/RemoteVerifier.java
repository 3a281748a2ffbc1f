package io.github.otpgate.captcha;

import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/** A captcha that somebody else's server judges. Thread safe; {@link #verify} blocks for seconds at most. */
public interface RemoteVerifier {

    /** What the browser must be given. */
    String kind();

    /** Public; what the vendor's script in the browser needs. */
    String siteKey();

    /**
     * Whether the vendor says, beyond doubt, that the token is good.
     *
     * @param token as the browser sent it; never logged
     * @param address whose it is
     */
    Verdict verify(String token, Optional<ClientAddress> address);

    /** What the vendor said. Only one of them is a pass. */
    enum Verdict {
        /** It is good, for us, here and now. */
        PASSED,
        /** It is not. */
        FAILED,
        /** Nobody knows; it counts as not good, and another captcha is offered for a while. */
        UNREACHABLE
    }
}
