package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** Whether limits let something through. */
public sealed interface LimitDecision {

    /**
     * They do, and have counted it.
     *
     * @param stepUp whether the address sends so much that a harder captcha should be asked for
     */
    record Admitted(boolean stepUp) implements LimitDecision {}

    /** One of them does not. The others may have counted it. */
    record Full(LimitRule rule, Duration retryAfter) implements LimitDecision {
        public Full {
            requireNonNull(rule, "rule");
            requireNonNull(retryAfter, "retryAfter");
        }
    }
}
