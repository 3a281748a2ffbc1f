package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;

/**
 * What the vendor says a message costs.
 *
 * @param pieces how many messages it counts as, 0 or more
 * @param fee in {@code unit}
 * @param unit the vendor's word for it, for example {@code RMB}
 */
public record Charge(int pieces, BigDecimal fee, String unit) {

    public Charge {
        requireNonNull(fee, "fee");
        requireNonNull(unit, "unit");
        if (pieces < 0) {
            throw new IllegalArgumentException("pieces must be 0 or more: " + pieces);
        }
    }
}
