package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;

/** What became of a {@link VerifyCommand}. */
public sealed interface VerifyOutcome {

    /**
     * Right, and now used. The ticket exists.
     *
     * @param left how long it could have been verified still
     * @param origin what the command of its first send said
     */
    record Verified(Duration left, Bytes origin) implements VerifyOutcome {
        public Verified {
            requireNonNull(left, "left");
            requireNonNull(origin, "origin");
        }
    }

    /** Wrong, and charged. At {@code left} 0 the code is burned. */
    record Wrong(int left) implements VerifyOutcome {}

    /** The guess budget is used up; the guess was not compared. */
    record Locked() implements VerifyOutcome {}

    /** No live challenge of that name for that purpose and session; nothing was compared or charged. */
    record Absent() implements VerifyOutcome {}
}
