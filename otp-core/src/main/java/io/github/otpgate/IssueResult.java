package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import java.time.Duration;

/**
 * What became of a request to issue a code: exactly one of four shapes.
 *
 * <p>Every outcome of a healthy system is a value. Thrown are misuse (a null) and a Redis that does not answer
 * ({@link io.github.otpgate.store.StoreException}).
 */
public sealed interface IssueResult {

    /**
     * A vendor has the message, or may have it. Handed over is not delivered.
     *
     * @param challengeId what a verify names
     * @param phone the number that was understood; prints masked
     * @param codeLength digits of the code
     * @param expiresIn how long it can be verified; shorter after a resend, which prolongs nothing
     * @param resendIn how long until the phone may be sent to again
     * @param certain false where it may or may not arrive: the vendor's answer was lost, or the guard withheld it
     *     ({@link OtpService#explain} tells which)
     */
    record Issued(
            ChallengeId challengeId,
            PhoneNumber phone,
            Channel channel,
            int codeLength,
            Duration expiresIn,
            Duration resendIn,
            boolean certain)
            implements IssueResult {
        public Issued {
            requireNonNull(challengeId, "challengeId");
            requireNonNull(phone, "phone");
            requireNonNull(channel, "channel");
            requireNonNull(expiresIn, "expiresIn");
            requireNonNull(resendIn, "resendIn");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.issued(this);
        }
    }

    /**
     * Too many sends, or too many wrong guesses. No vendor was asked.
     *
     * @param retryAfter how long until the same request can succeed; positive
     * @param cause what is exhausted; an end user may learn the exact time of {@link Cause#PHONE} alone
     */
    record Limited(Duration retryAfter, Cause cause) implements IssueResult {
        public Limited {
            requireNonNull(cause, "cause");
            if (retryAfter.isNegative() || retryAfter.isZero()) {
                throw new IllegalArgumentException("retryAfter must be positive: " + retryAfter);
            }
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.limited(this);
        }
    }

    /** What is exhausted. */
    enum Cause {
        /** The phone's own windows or cooldown. */
        PHONE,
        /** The phone's guess budget. */
        GUESSES,
        /** Something that this phone shares with others: an address, a network, a country, the budget. */
        SHARED
    }

    /** The request cannot succeed as it stands. No window counts it. */
    record Refused(Reason reason) implements IssueResult {
        public Refused {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.refused(this);
        }
    }

    /**
     * No vendor took the message. Nothing was sent; asking again later may help.
     *
     * @param reason the last vendor's reason, for logs; never for the end user
     */
    record Undelivered(String reason) implements IssueResult {
        public Undelivered {
            requireNonNull(reason, "reason");
        }

        @Override
        public <R> R match(Cases<R> cases) {
            return cases.undelivered(this);
        }
    }

    /** Why a request was refused. */
    enum Reason {
        /** Not a mobile number of an allowed country, or one that the vendor does not know. */
        INVALID_PHONE,
        /** No purpose of that name is configured. */
        UNKNOWN_PURPOSE,
        /** The channel has no provider. */
        CHANNEL_UNAVAILABLE,
        /** A captcha must be solved first. */
        CAPTCHA_REQUIRED,
        /** A harder captcha must be solved first: the slider, or the remote one. */
        SLIDER_REQUIRED,
        /** No text message was sent to the phone within the hour, which must come before a call. */
        CALL_TOO_EARLY
    }

    /** Calls the one case that fits: the exhaustive form for Java 17. */
    <R> R match(Cases<R> cases);

    /** One method per shape, so that a new shape breaks every caller at compile time. */
    interface Cases<R> {
        /** For {@link Issued}. */
        R issued(Issued issued);

        /** For {@link Limited}. */
        R limited(Limited limited);

        /** For {@link Refused}. */
        R refused(Refused refused);

        /** For {@link Undelivered}. */
        R undelivered(Undelivered undelivered);
    }
}
