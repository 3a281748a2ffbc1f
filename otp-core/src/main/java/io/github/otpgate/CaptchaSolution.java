package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/**
 * An answer to a captcha.
 *
 * @param id of the challenge
 * @param solution the number or the ALTCHA payload, the column of the slider, the token of a remote captcha
 * @param purpose as in the request for it, or none
 * @param address where the client is
 */
public record CaptchaSolution(String id, String solution, Optional<String> purpose, Optional<ClientAddress> address) {

    public CaptchaSolution {
        requireNonNull(id, "id");
        requireNonNull(solution, "solution");
        requireNonNull(purpose, "purpose");
        requireNonNull(address, "address");
    }

    @Override
    public String toString() {
        return "CaptchaSolution[redacted]";
    }
}
