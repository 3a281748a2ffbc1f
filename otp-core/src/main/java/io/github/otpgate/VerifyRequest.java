package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A guess: what a person typed, for which challenge.
 *
 * @param challengeId what {@link IssueResult.Issued} named, or empty where the phone names it
 * @param phone as typed; empty where the id names the challenge
 * @param purpose what the application wants the proof for; must be the one the code was issued for
 * @param code as typed
 * @param session the session that guesses
 */
public record VerifyRequest(
        Optional<String> challengeId, Optional<String> phone, String purpose, String code, Optional<String> session) {

    public VerifyRequest {
        if (challengeId.isPresent() == phone.isPresent()) {
            throw new IllegalArgumentException("either challengeId or phone names the challenge");
        }
        requireNonNull(purpose, "purpose");
        requireNonNull(code, "code");
        requireNonNull(session, "session");
    }

    /** A guess at that challenge. */
    public static VerifyRequest ofChallenge(String challengeId, String purpose, String code) {
        return new VerifyRequest(Optional.of(challengeId), Optional.empty(), purpose, code, Optional.empty());
    }

    /** A guess at whichever challenge is live for the phone. Whoever knows a number can burn its code this way. */
    public static VerifyRequest ofPhone(String phone, String purpose, String code) {
        return new VerifyRequest(Optional.empty(), Optional.of(phone), purpose, code, Optional.empty());
    }

    /** The same from a session. */
    public VerifyRequest withSession(String id) {
        return new VerifyRequest(challengeId, phone, purpose, code, Optional.of(id));
    }

    @Override
    public String toString() {
        return "VerifyRequest[purpose=" + purpose + "]";
    }
}
