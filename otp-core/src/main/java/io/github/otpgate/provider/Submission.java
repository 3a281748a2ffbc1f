package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
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
     * @param messageIds the ids its reports will name, as text; usually one, none where the vendor gave none
     * @param charge what it costs, where the vendor says so
     */
    record Accepted(List<String> messageIds, Optional<Charge> charge) implements Submission {
        public Accepted {
            messageIds = List.copyOf(messageIds);
            requireNonNull(charge, "charge");
        }

        /** Taken under one id, at an unknown price. */
        public Accepted(String messageId) {
            this(List.of(messageId), Optional.empty());
        }

        /** The first id, which reports name. */
        public Optional<String> messageId() {
            return messageIds.stream().findFirst();
        }
    }

    /**
     * The vendor did not take it.
     *
     * @param code the vendor's own code, or a word for what kept it from answering; never its text
     * @param retryAfter when the vendor's rule would allow the same again
     * @param failsOver whether another vendor may be tried; unless a code is known to be otherwise, what its class says
     */
    record Rejected(ErrorClass reason, String code, Optional<Duration> retryAfter, boolean failsOver)
            implements Submission {
        public Rejected {
            requireNonNull(reason, "reason");
            requireNonNull(code, "code");
            requireNonNull(retryAfter, "retryAfter");
        }

        /** A refusal like any other of its class. */
        public Rejected(ErrorClass reason, String code, Optional<Duration> retryAfter) {
            this(reason, code, retryAfter, reason.failsOver());
        }

        /** A refusal without a time to wait. */
        public Rejected(ErrorClass reason, String code) {
            this(reason, code, Optional.empty());
        }

        /** A refusal of any request as that of a message. */
        public Rejected(Refusal refusal) {
            this(refusal.reason(), refusal.code(), refusal.retryAfter(), refusal.failsOver());
        }

        /**
         * A refusal for the length of a text, given without asking the vendor.
         *
         * @param longest the characters a text may have
         */
        public static Rejected ofLength(String text, int longest) {
            return new Rejected(ErrorClass.CONTENT_REJECTED, text.length() + " characters of " + longest);
        }
    }

    /**
     * It may have been taken: the request was written, and no answer told what became of it. Must not go to the same
     * vendor again.
     *
     * @param detail what happened, without content
     * @param messageId the id a report would name, where we gave it ourselves
     */
    record Uncertain(String detail, Optional<String> messageId) implements Submission {
        public Uncertain {
            requireNonNull(detail, "detail");
            requireNonNull(messageId, "messageId");
        }

        /** Nothing will name it. */
        public Uncertain(String detail) {
            this(detail, Optional.empty());
        }
    }

    /**
     * The answer to a request that sends.
     *
     * @param messageId the id we gave the message ourselves, if the vendor lets us
     */
    static Submission of(VendorAnswer<Accepted> answer, Optional<String> messageId) {
        if (answer instanceof VendorAnswer.Success<Accepted> success) {
            return success.value();
        }
        if (answer instanceof VendorAnswer.Refused<Accepted> refused) {
            return new Rejected(refused.refusal());
        }
        return new Uncertain(((VendorAnswer.Unclear<Accepted>) answer).detail(), messageId);
    }
}
