package io.github.otpgate.guard;

import java.util.Locale;

/** What the guard counts separately. */
public enum GuardKind {
    /** A country. */
    COUNTRY,
    /** 10 000 numbers: all but the last four digits. */
    RANGE,
    /** 1 000 numbers: all but the last three digits. */
    SUBRANGE,
    /** The sender's network: IPv4 /24, IPv6 /48. */
    NETWORK;

    /** Lower case: as events and explanations name it. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
