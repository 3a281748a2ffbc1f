package io.github.otpgate.captcha;

/** How much a captcha should ask for. */
public enum Suspicion {
    /** Ordinary times. */
    NONE,
    /** More work for the browser. */
    RAISED,
    /** A person must show that they are there. */
    HIGH
}
