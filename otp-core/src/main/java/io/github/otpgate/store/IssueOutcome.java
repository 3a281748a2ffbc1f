package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;

/** What became of an {@link IssueCommand}. */
public sealed interface IssueOutcome {

    /** The given code is kept and a send is written into the windows. */
    record Kept(SendEntry entry) implements IssueOutcome {
        public Kept {
            requireNonNull(entry, "entry");
        }
    }

    /** A code is live already; send that one. A send is written into the windows. */
    record Live(SendEntry entry, Bytes cipher) implements IssueOutcome {
        public Live {
            requireNonNull(entry, "entry");
            requireNonNull(cipher, "cipher");
        }
    }

    /** A window is full. Nothing was written. */
    record Limited(Duration retryAfter) implements IssueOutcome {
        public Limited {
            requireNonNull(retryAfter, "retryAfter");
        }
    }

    /** A call, and no text message within the hour before it. Nothing was written. */
    record Early() implements IssueOutcome {}

    /** The guess budget is used up or the live code frozen, so no code could be verified. Nothing was written. */
    record Locked(Duration retryAfter) implements IssueOutcome {
        public Locked {
            requireNonNull(retryAfter, "retryAfter");
        }
    }
}
