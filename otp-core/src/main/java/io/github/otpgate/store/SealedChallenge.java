package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;

/**
 * What is kept of a code.
 *
 * @param nonce 16 random bytes that name the challenge
 * @param mac 16 bytes that a guess is compared with
 * @param cipher the code for a resend, 4 bytes of key id first
 */
public record SealedChallenge(Bytes nonce, Bytes mac, Bytes cipher) {

    /** Bytes of a nonce and of a MAC. */
    public static final int LENGTH = 16;

    public SealedChallenge {
        if (nonce.length() != LENGTH || mac.length() != LENGTH) {
            throw new IllegalArgumentException("a nonce and a MAC are 16 bytes each");
        }
        requireNonNull(cipher, "cipher");
    }
}
