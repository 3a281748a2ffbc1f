package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ClientAddress;
import java.util.Optional;

/**
 * A guess: what a person typed, for which challenge.
 *
 * @param challengeId what {@link IssueResult.Issued} named, or empty where the phone names it
 * @param phone as typed; empty where the id names the challenge
 * @param purpose what the application wants the proof for; must be the one the code was issued for
 * @param code as typed
 * @param session the session that guesses
 * @param address where the guesser is; wrong guesses are charged to it
 * @param captchaToken what the guesser got for a solved captcha: needed while wrong codes come from everywhere
 */
public record VerifyRequest(
        Optional<String> challengeId,
        Optional<String> phone,
        String purpose,
        String code,
        Optional<String> session,
        Optional<ClientAddress> address,
        Optional<String> captchaToken) {

    public VerifyRequest {
        if (challengeId.isPresent() == phone.isPresent()) {
            throw new IllegalArgumentException("either challengeId or phone names the challenge");
        }
        requireNonNull(purpose, "purpose");
        requireNonNull(code, "code");
        requireNonNull(session, "session");
        requireNonNull(address, "address");
        requireNonNull(captchaToken, "captchaToken");
    }

    /** A guess at that challenge. */
    public static VerifyRequest ofChallenge(String challengeId, String purpose, String code) {
        return anonymous(Optional.of(challengeId), Optional.empty(), purpose, code);
    }

    /** A guess at whichever challenge is live for the phone. Whoever knows a number can burn its code this way. */
    public static VerifyRequest ofPhone(String phone, String purpose, String code) {
        return anonymous(Optional.empty(), Optional.of(phone), purpose, code);
    }

    private static VerifyRequest anonymous(
            Optional<String> challengeId, Optional<String> phone, String purpose, String code) {
        return new VerifyRequest(
                challengeId, phone, purpose, code, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same from a session. */
    public VerifyRequest withSession(String id) {
        return new VerifyRequest(challengeId, phone, purpose, code, Optional.of(id), address, captchaToken);
    }

    /** The same from an address: the client's own, not a proxy's. */
    public VerifyRequest withAddress(ClientAddress client) {
        return new VerifyRequest(challengeId, phone, purpose, code, session, Optional.of(client), captchaToken);
    }

    /** The same with a captcha token. */
    public VerifyRequest withCaptchaToken(String token) {
        return new VerifyRequest(challengeId, phone, purpose, code, session, address, Optional.of(token));
    }

    @Override
    public String toString() {
        return "VerifyRequest[purpose=" + purpose + "]";
    }
}
