package io.github.otpgate.testkit.haotingyun;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** So many requests per second for the whole account, saved up for one second at most. Safe for use by many threads. */
final class TokenBucket {

    private final Clock clock;
    private final int perSecond;
    private double tokens;
    private Instant filled;
    private long refused;

    /** A rate of 0 is none. */
    TokenBucket(Clock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
        this.tokens = perSecond;
        this.filled = clock.instant();
    }

    synchronized Optional<Refusal> refusal() {
        if (perSecond == 0) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        double seconds = Duration.between(filled, now).toNanos() / 1e9;
        tokens = Math.min(perSecond, tokens + seconds * perSecond);
        filled = now;
        if (tokens < 1) {
            refused++;
            return Optional.of(Refusal.TOO_OFTEN);
        }
        tokens -= 1;
        return Optional.empty();
    }

    /** How often there was none left. */
    synchronized long refused() {
        return refused;
    }
}
