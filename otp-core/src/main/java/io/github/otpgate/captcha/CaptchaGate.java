package io.github.otpgate.captcha;

import java.util.Optional;

/** Stands in front of every anonymous send. Thread safe. */
@FunctionalInterface
public interface CaptchaGate {

    /**
     * Whether the caller may pass. A token is used up by this call, whatever becomes of the send.
     *
     * @param token what the caller got for a solved captcha
     */
    boolean admits(Optional<String> token);

    /** The gate of a mode. No captcha can be solved yet, so every mode but {@link CaptchaMode#OFF} stays shut. */
    static CaptchaGate of(CaptchaMode mode) {
        return token -> mode == CaptchaMode.OFF;
    }
}
