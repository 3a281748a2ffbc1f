package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;

/** Makes proofs of work. Thread safe. */
final class WorkMaker {

    private static final int SALT_LENGTH = 12;

    private final CaptchaSeal seal;
    private final SecureRandom random;

    WorkMaker(CaptchaSeal seal, SecureRandom random) {
        this.seal = seal;
        this.random = random;
    }

    WorkTask make(int maxNumber, Instant expiry) {
        byte[] drawn = new byte[SALT_LENGTH];
        random.nextBytes(drawn);
        String salt = hex(Bytes.of(drawn)) + "?expires=" + expiry.getEpochSecond() + "&";
        Bytes hash = WorkTask.hash(salt, random.nextInt(maxNumber + 1));
        return new WorkTask(maxNumber, salt, hash, signature(maxNumber, salt, hash));
    }

    /** As long as an HMAC-SHA-256, which a MAC of ours is half of. */
    private Bytes signature(int maxNumber, String salt, Bytes hash) {
        return Bytes.joined(Stream.of("altcha left", "altcha right")
                .map(half -> Fields.of(half, WorkTask.ALGORITHM, hex(hash), Integer.toString(maxNumber), salt))
                .map(seal::mac)
                .toList());
    }

    private static String hex(Bytes bytes) {
        return HexFormat.of().formatHex(bytes.toArray());
    }
}
