package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A captcha that was solved.
 *
 * @param token lets one send pass; prints nowhere
 */
public record CaptchaSolved(String token, Duration expiresIn) {

    public CaptchaSolved {
        requireNonNull(token, "token");
        requireNonNull(expiresIn, "expiresIn");
    }

    @Override
    public String toString() {
        return "CaptchaSolved[redacted]";
    }
}
