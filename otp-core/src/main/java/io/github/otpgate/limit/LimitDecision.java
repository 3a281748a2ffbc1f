package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalLong;

/** Whether limits let something through. */
public sealed interface LimitDecision {

    /**
     * They do, and have counted it.
     *
     * @param stepUp whether the address sends so much that a harder captcha should be asked for
     * @param share when its share of the budget was counted, by the store's clock; nothing for what took none
     */
    record Admitted(boolean stepUp, OptionalLong share) implements LimitDecision {
        public Admitted {
            requireNonNull(share, "share");
        }

        /** One that took no share of the budget. */
        public Admitted(boolean stepUp) {
            this(stepUp, OptionalLong.empty());
        }
    }

    /** One of them does not. The others may have counted it. */
    record Full(LimitRule rule, Duration retryAfter) implements LimitDecision {
        public Full {
            requireNonNull(rule, "rule");
            requireNonNull(retryAfter, "retryAfter");
        }
    }
}
