package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What is told of a message that was withheld.
 *
 * @param first its state from the beginning
 * @param last its state later; the same where no report seems to come
 * @param after how much later: 0 to 49 days
 */
public record Pretence(DeliveryState first, DeliveryState last, Duration after) {

    private static final Duration LONGEST = Duration.ofDays(49);

    public Pretence {
        requireNonNull(first, "first");
        requireNonNull(last, "last");
        if (after.isNegative() || after.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("nothing is pretended after " + after);
        }
    }

    /** What is told after that time. */
    DeliveryState at(Duration age) {
        return age.compareTo(after) < 0 ? first : last;
    }
}
