package io.github.otpgate.testkit.httpbatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** How fast an account may submit: a bucket of one second's tokens that fills steadily. Safe for many threads. */
final class Pace {

    private static final double NANOS = 1e9;

    private final Clock clock;
    private final int perSecond;
    private double tokens;
    private Instant filled;

    /** No limit at 0. */
    Pace(Clock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filled = clock.instant();
    }

    /** Whether one more may come now. */
    synchronized boolean allows() {
        Instant now = clock.instant();
        double more = Duration.between(filled, now).toNanos() / NANOS * perSecond;
        tokens = Math.min(perSecond, tokens + Math.max(0, more));
        filled = now;
        if (perSecond > 0 && tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
