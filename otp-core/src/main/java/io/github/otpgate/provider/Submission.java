package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * What became of handing a message to a vendor.
 *
 * <p>Unknown is not failed: only {@link Rejected} proves that nothing was accepted.
 */
public sealed interface Submission {

    /**
     * The vendor took the message. Taken is not delivered.
     *
     * @param messageId the vendor's id of it, as text
     */
    record Accepted(String messageId) implements Submission {
        public Accepted {
            requireNonNull(messageId, "messageId");
        }
    }

    /**
     * The vendor did not take it.
     *
     * @param code the vendor's own code, or a word for what kept it from answering; never its text
     * @param retryAfter when the vendor's rule would allow the same again
     */
    record Rejected(ErrorClass reason, String code, Optional<Duration> retryAfter) implements Submission {
        public Rejected {
            requireNonNull(reason, "reason");
            requireNonNull(code, "code");
            requireNonNull(retryAfter, "retryAfter");
        }

        /** A refusal without a time to wait. */
        public Rejected(ErrorClass reason, String code) {
            this(reason, code, Optional.empty());
        }
    }

    /**
     * It may have been taken: the request was written, and no answer told what became of it. Must not go to the same
     * vendor again.
     *
     * @param detail what happened, without content
     */
    record Uncertain(String detail) implements Submission {
        public Uncertain {
            requireNonNull(detail, "detail");
        }
    }
}
