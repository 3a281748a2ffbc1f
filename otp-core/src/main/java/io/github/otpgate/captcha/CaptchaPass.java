package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;

/**
 * A token that is ours, not expired, and good for purpose and network; whether it was used is not known yet.
 *
 * @param kind what was solved for it; remote captchas count as {@link CaptchaKind#SLIDER}
 * @param nonce 16 bytes that name it
 * @param life how long it is good for from now on
 */
public record CaptchaPass(CaptchaKind kind, Bytes nonce, Duration life) {

    public CaptchaPass {
        requireNonNull(kind, "kind");
        requireNonNull(nonce, "nonce");
        requireNonNull(life, "life");
    }
}
