package io.github.otpgate.model;

import java.util.Locale;

/** How values are written in configuration, JSON, events and metrics: lower case, hyphens. */
public final class WireName {

    private WireName() {}

    /** {@code THROTTLED_PER_NUMBER} is {@code throttled-per-number}. */
    public static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
