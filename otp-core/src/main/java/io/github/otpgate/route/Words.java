package io.github.otpgate.route;

import java.util.Locale;

/** How values are written in events and views: small letters and hyphens. */
final class Words {

    private Words() {}

    static String of(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
