package io.github.otpgate.servlet;

import java.time.Duration;
import java.util.List;

/**
 * The answer to whoever must wait. It reads the same for every limit, and a wait that would tell when others were here
 * is told roughly: never too short, except that nobody is sent away for longer than a day.
 */
final class TooMany {

    private static final Duration LONGEST = Duration.ofDays(1);
    private static final List<Duration> STEPS =
            List.of(Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(15), Duration.ofHours(1));

    private TooMany() {}

    /** To the second: the cooldown of the client's own phone, which its page counts down. */
    static Answer exact(Duration wait) {
        return answer(wholeUnits(wait, Duration.ofSeconds(1)));
    }

    /** To the minute: the second would tell when somebody guessed. */
    static Answer inMinutes(Duration wait) {
        return answer(wholeUnits(wait, Duration.ofMinutes(1)));
    }

    /** In a few steps: what is shared with strangers. */
    static Answer coarse(Duration wait) {
        return answer(STEPS.stream()
                .filter(step -> wait.compareTo(step) <= 0)
                .findFirst()
                .orElse(LONGEST)
                .toSeconds());
    }

    /** In seconds, as many whole units as are needed. */
    static long wholeUnits(Duration time, Duration unit) {
        return time.plus(unit).minusNanos(1).dividedBy(unit) * unit.toSeconds();
    }

    private static Answer answer(long seconds) {
        return Problem.RATE_LIMITED
                .answer("Too many requests; Retry-After says when to try again.")
                .with("Retry-After", Long.toString(Math.max(1, seconds)));
    }
}
