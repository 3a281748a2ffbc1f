package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/**
 * Who solves a captcha, and for what.
 *
 * @param purpose what the token will be good for; none for any one
 * @param address whose network the token will be good for; none for callers who gave none
 */
public record CaptchaAsker(Optional<Purpose> purpose, Optional<ClientAddress> address) {

    public CaptchaAsker {
        requireNonNull(purpose, "purpose");
        requireNonNull(address, "address");
    }
}
