package io.github.otpgate.captcha;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.time.Instant;

/**
 * What we hand out instead of remembering it: sealed, it is the id of a challenge or a token.
 *
 * @param nonce 16 bytes that name it once it was used
 * @param expiry to the millisecond
 * @param answer what the challenge asks for; no bytes for tokens
 */
record Slip(SlipType type, Bytes nonce, Instant expiry, Scope scope, Bytes answer) {

    static final int NONCE_LENGTH = 16;

    Slip {
        requireNonNull(type, "type");
        requireNonNull(expiry, "expiry");
        requireNonNull(scope, "scope");
        requireNonNull(answer, "answer");
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce has 16 bytes: " + nonce.length());
        }
    }

    Slip withAnswer(Bytes other) {
        return new Slip(type, nonce, expiry, scope, other);
    }

    boolean isLate(Instant now) {
        return !now.isBefore(expiry);
    }

    /** How long it is good for from now on; not negative. */
    Duration left(Instant now) {
        return isLate(now) ? Duration.ZERO : Duration.between(now, expiry);
    }
}
