package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/**
 * Who wants to solve a captcha.
 *
 * @param purpose what the token will be good for; none for any one
 * @param address where the client is; the token is good for its network alone
 * @param kind the least that will do, where a send has said so
 */
public record CaptchaRequest(Optional<String> purpose, Optional<ClientAddress> address, Optional<CaptchaKind> kind) {

    public CaptchaRequest {
        requireNonNull(purpose, "purpose");
        requireNonNull(address, "address");
        requireNonNull(kind, "kind");
    }
}
