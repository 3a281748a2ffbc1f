package io.github.otpgate.route.lane;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How many requests may leave now.
 *
 * @param granted 0 to as many as were wanted
 * @param next after how long there is one more; zero where all were granted
 */
public record Permits(int granted, Duration next) {
    public Permits {
        requireNonNull(next, "next");
        if (granted < 0 || next.isNegative()) {
            throw new IllegalArgumentException("permits and times are not negative: " + granted + ", " + next);
        }
    }
}
