package io.github.otpgate.captcha.remote;

import io.github.otpgate.model.WireName;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose captcha it is. What they accept is as their documents said on 2026-11-21. */
public enum RemoteCaptchaType {
    /** Cloudflare Turnstile: a token is good for 300 s and has at most 2 048 characters. */
    TURNSTILE("https://challenges.cloudflare.com/turnstile/v0/siteverify", 2_048, Duration.ofMinutes(5)),
    /** The vendor's own limit, 120 s unless the account says otherwise, is checked by the vendor. */
    HCAPTCHA("https://api.hcaptcha.com/siteverify", 8_192, Duration.ofMinutes(5)),
    /** Google reCAPTCHA with a box to tick or invisible: a token is good for 2 min. */
    RECAPTCHA_V2("https://www.google.com/recaptcha/api/siteverify", 8_192, Duration.ofMinutes(2)),
    /** Google reCAPTCHA that scores instead of asking: a token is good for 2 min. */
    RECAPTCHA_V3("https://www.google.com/recaptcha/api/siteverify", 8_192, Duration.ofMinutes(2)),
    /** Geetest's fourth version; it names no host, no action and no time. */
    GEETEST_V4("https://gcaptcha4.geetest.com/validate", 8_192, Duration.ZERO);

    private final URI url;
    private final int longestToken;
    private final Duration validity;

    RemoteCaptchaType(String url, int longestToken, Duration validity) {
        this.url = URI.create(url);
        this.longestToken = longestToken;
        this.validity = validity;
    }

    /** Lower case with hyphens, for example {@code recaptcha-v3}. */
    public String wireName() {
        return WireName.of(this);
    }

    /** The type of that name. */
    public static Optional<RemoteCaptchaType> ofWireName(String name) {
        return Stream.of(values()).filter(type -> type.wireName().equals(name)).findFirst();
    }

    URI url() {
        return url;
    }

    /** In characters. */
    int longestToken() {
        return longestToken;
    }

    /** How long ago a token may have been made. */
    Duration validity() {
        return validity;
    }

    boolean namesHost() {
        return this != GEETEST_V4;
    }

    boolean namesAction() {
        return this == TURNSTILE || this == RECAPTCHA_V3;
    }

    boolean scores() {
        return this == RECAPTCHA_V3;
    }
}
