package io.github.otpgate.captcha;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** When an anonymous caller must solve something before a code is sent. */
public enum CaptchaMode {
    /** Always. */
    REQUIRED,
    /** Always something, and something harder under suspicion. */
    ADAPTIVE,
    /** Never. Whoever can reach the endpoint can then spend the account's money up to its limits. */
    OFF;

    /** The mode of that lower-case name. */
    public static Optional<CaptchaMode> ofName(String name) {
        return Stream.of(values())
                .filter(mode -> mode.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }
}
