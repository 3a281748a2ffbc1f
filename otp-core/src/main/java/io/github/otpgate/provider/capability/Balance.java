package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Map;

/**
 * What is left in an account.
 *
 * @param remaining messages or money, as the account is kept; may be below zero where it is paid afterwards
 * @param payment when the account is paid for
 * @param byProduct the parts of it, by the vendor's product ids; empty where the vendor has none
 */
public record Balance(BigDecimal remaining, Payment payment, Map<String, BigDecimal> byProduct) {

    /** When an account is paid for. */
    public enum Payment {
        /** Nothing is sent once it is empty. */
        PREPAID,
        /** A balance of zero or less stops nothing. */
        POSTPAID
    }

    public Balance {
        requireNonNull(remaining, "remaining");
        requireNonNull(payment, "payment");
        byProduct = Map.copyOf(byProduct);
    }

    /** What is left in a prepaid account without products. */
    public static Balance prepaid(BigDecimal remaining) {
        return new Balance(remaining, Payment.PREPAID, Map.of());
    }

    /** Whether the vendor will refuse to send. */
    public boolean isExhausted() {
        return payment == Payment.PREPAID && remaining.signum() <= 0;
    }
}
