package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What a bucket says.
 *
 * @param taken whether it had as many as were wanted; then they are gone
 * @param left how many are left: the fewest of any rate
 * @param retryAfter where it had not: until it will
 */
public record Tokens(boolean taken, long left, Duration retryAfter) {

    public Tokens {
        requireNonNull(retryAfter, "retryAfter");
    }
}
