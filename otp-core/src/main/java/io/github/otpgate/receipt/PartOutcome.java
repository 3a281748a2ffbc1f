package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

/** What became of a {@link PartCommand}. */
public sealed interface PartOutcome {

    /** The part is kept; others are missing. */
    record Kept() implements PartOutcome {}

    /** That part is there already, or its message was handed out. Nothing was written. */
    record Known() implements PartOutcome {}

    /** It was the last that was missing. Nobody else is handed these parts. */
    record Whole(SealedParts message) implements PartOutcome {
        public Whole {
            requireNonNull(message, "message");
        }
    }
}
