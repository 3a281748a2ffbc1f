package io.github.otpgate.captcha;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to solve, the easier first. */
public enum CaptchaKind {
    /** Work for the browser, none for the person: ALTCHA v1. */
    POW,
    /** A piece of a picture to be put in its place. */
    SLIDER;

    /** Lower case. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of that name. */
    public static Optional<CaptchaKind> ofWireName(String name) {
        return Stream.of(values()).filter(kind -> kind.wireName().equals(name)).findFirst();
    }
}
