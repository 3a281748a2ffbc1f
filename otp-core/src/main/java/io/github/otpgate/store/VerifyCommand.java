package io.github.otpgate.store;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import io.github.otpgate.model.Purpose;
import java.util.List;

/**
 * One guess.
 *
 * @param phone the phone under each key, the current one first
 * @param purpose what the guesser wants it for
 * @param nonce names the challenge, or none for whichever is live for phone and purpose
 * @param macs the guess under every key: 16 bytes each
 * @param session what stands for the guessing session under every key, 8 bytes each, or
 *     {@link IssueCommand#NO_SESSION}
 * @param ticket 16 random bytes that name the ticket a success makes
 */
public record VerifyCommand(
        List<PhoneHash> phone, Purpose purpose, Bytes nonce, Bytes macs, Bytes session, Bytes ticket) {

    public VerifyCommand {
        phone = List.copyOf(phone);
        requireNonNull(purpose, "purpose");
        requireNonNull(nonce, "nonce");
        requireNonNull(ticket, "ticket");
        // Half a MAC or half a session would match more than it should.
        if (macs.length() == 0 || macs.length() % SealedChallenge.LENGTH != 0) {
            throw new IllegalArgumentException("the MACs of a guess are 16 bytes each, and at least one");
        }
        if (session.length() == 0 || session.length() % IssueCommand.SESSION_LENGTH != 0) {
            throw new IllegalArgumentException("a session is 8 bytes for each key, and at least one");
        }
    }
}
