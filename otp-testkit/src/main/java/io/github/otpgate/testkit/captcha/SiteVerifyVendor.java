package io.github.otpgate.testkit.captcha;

import java.time.Duration;

/** The vendors whose captchas are verified with {@code siteverify}, each with rules of its own. */
public enum SiteVerifyVendor {
    /** Tokens of at most 2 048 characters for 300 s; the same {@code idempotency_key} gets the same answer. */
    TURNSTILE("/turnstile/v0/siteverify", Duration.ofMinutes(5)),
    /** Tokens for 120 s; checks {@code sitekey} where it is sent. */
    HCAPTCHA("/siteverify", Duration.ofMinutes(2)),
    /** Tokens for 120 s. */
    RECAPTCHA_V2("/recaptcha/api/siteverify", Duration.ofMinutes(2)),
    /** Tokens for 120 s; answers with a score and an action. */
    RECAPTCHA_V3("/recaptcha/api/siteverify", Duration.ofMinutes(2));

    private final String path;
    private final Duration validity;

    SiteVerifyVendor(String path, Duration validity) {
        this.path = path;
        this.validity = validity;
    }

    String path() {
        return path;
    }

    Duration validity() {
        return validity;
    }
}
