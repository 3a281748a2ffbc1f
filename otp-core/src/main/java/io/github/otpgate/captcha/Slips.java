package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Seals slips into URL-safe text and opens them again. Thread safe. */
final class Slips {

    private static final int LONGEST = 1_024;

    private final CaptchaSeal seal;
    private final Clock clock;
    private final SecureRandom random;

    Slips(CaptchaSeal seal, Clock clock, SecureRandom random) {
        this.seal = seal;
        this.clock = clock;
        this.random = random;
    }

    /** A new slip that nobody has used. */
    Slip draw(SlipType type, Duration life, Scope scope, Bytes answer) {
        byte[] nonce = new byte[Slip.NONCE_LENGTH];
        random.nextBytes(nonce);
        return new Slip(type, Bytes.of(nonce), clock.instant().plus(life), scope, answer);
    }

    String seal(Slip slip) {
        return seal.seal(SlipFormat.write(slip)).toUrlText();
    }

    Optional<Slip> openChallenge(String id) {
        return open(id).filter(slip -> !slip.type().isToken());
    }

    Optional<Slip> openToken(String token) {
        return open(token).filter(slip -> slip.type().isToken());
    }

    private Optional<Slip> open(String text) {
        return decoded(text).flatMap(seal::open).flatMap(SlipFormat::read);
    }

    /** Only the one way in which we write the bytes. */
    private static Optional<Bytes> decoded(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            Bytes bytes = Bytes.of(Base64.getUrlDecoder().decode(text));
            return Optional.of(bytes).filter(ours -> ours.toUrlText().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
