package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Ticket;
import java.time.Duration;

/** What became of a guess: verified, or not. */
public sealed interface VerifyResult {

    /**
     * The code was right and is used up.
     *
     * @param ticket the proof, for {@link OtpService#redeem}
     * @param phone whose it is; prints masked
     * @param expiresIn how long the ticket can be redeemed
     */
    record Verified(Ticket ticket, PhoneNumber phone, Duration expiresIn) implements VerifyResult {
        public Verified {
            requireNonNull(ticket, "ticket");
            requireNonNull(phone, "phone");
            requireNonNull(expiresIn, "expiresIn");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.verified(this);
        }
    }

    /**
     * It was not. The reason is for logs and metrics: an end user must not be able to tell them apart, but for the two
     * that say nothing about the code.
     */
    record NotVerified(Reason reason) implements VerifyResult {
        public NotVerified {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.notVerified(this);
        }
    }

    /** Why a guess failed. */
    enum Reason {
        /** No live challenge: never issued, expired, used, burned, or for another purpose or session. */
        NO_CHALLENGE,
        /** Compared, wrong, charged. */
        WRONG_CODE,
        /** The guess budget is used up; not compared. */
        LOCKED,
        /** The guesser's address has guessed wrongly too often; nothing is said about this guess. */
        ADDRESS_LIMITED,
        /** Wrong codes come from everywhere, so this guess needs a captcha token; not compared. */
        CAPTCHA_REQUIRED
    }

    /** Calls the one case that fits: the exhaustive form for Java 17. */
    <R> R match(Cases<R> cases);

    /** One method per shape. */
    interface Cases<R> {
        /** For {@link Verified}. */
        R verified(Verified verified);

        /** For {@link NotVerified}. */
        R notVerified(NotVerified notVerified);
    }
}
