package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;

/**
 * A message that was accepted for sending. Prints the phone masked.
 *
 * @param challenge whose code it carries
 * @param nonce 16 random bytes that name the challenge in the store
 * @param channel of this message
 * @param withheld whether it is not sent, and nobody may notice
 */
public record Opening(
        ChallengeId challenge, Bytes nonce, PhoneNumber phone, Purpose purpose, Channel channel, boolean withheld) {

    private static final int NONCE_LENGTH = 16;

    public Opening {
        requireNonNull(challenge, "challenge");
        requireNonNull(phone, "phone");
        requireNonNull(purpose, "purpose");
        requireNonNull(channel, "channel");
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException("a nonce must be 16 bytes: " + nonce);
        }
    }
}
