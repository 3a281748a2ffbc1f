package io.github.otpgate.captcha;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A proof of work as it is asked for: an ALTCHA v1 challenge. The number itself is not kept.
 *
 * @param salt ends with {@code &}: without it, digits could move from the number into the expiry (CVE-2025-68113)
 * @param hash SHA-256 of salt and number
 * @param signature 32 bytes
 */
record WorkTask(int maxNumber, String salt, Bytes hash, Bytes signature) {

    static final String ALGORITHM = "SHA-256";

    private static final int HASH_LENGTH = 32;
    private static final int HEAD = Integer.BYTES + 2 * HASH_LENGTH;

    WorkTask {
        requireNonNull(salt, "salt");
        if (hash.length() != HASH_LENGTH || signature.length() != HASH_LENGTH) {
            throw new IllegalArgumentException("a hash has 32 bytes");
        }
    }

    static WorkTask of(Bytes answer) {
        int maxNumber = ByteBuffer.wrap(answer.toArray()).getInt();
        Bytes hash = answer.slice(Integer.BYTES, Integer.BYTES + HASH_LENGTH);
        Bytes signature = answer.slice(Integer.BYTES + HASH_LENGTH, HEAD);
        String salt = new String(answer.slice(HEAD, answer.length()).toArray(), US_ASCII);
        return new WorkTask(maxNumber, salt, hash, signature);
    }

    static Bytes hash(String salt, int number) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance(ALGORITHM);
            return Bytes.of(sha256.digest((salt + number).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** What stands in the sealed id. The salt comes last, so it needs no length. */
    Bytes answer() {
        return Bytes.of(ByteBuffer.allocate(HEAD + salt.length())
                .putInt(maxNumber)
                .put(hash.toArray())
                .put(signature.toArray())
                .put(salt.getBytes(US_ASCII))
                .array());
    }

    String challenge() {
        return HexFormat.of().formatHex(hash.toArray());
    }

    String signatureText() {
        return HexFormat.of().formatHex(signature.toArray());
    }

    boolean isSolvedBy(int number) {
        return number >= 0
                && number <= maxNumber
                && MessageDigest.isEqual(hash.toArray(), hash(salt, number).toArray());
    }
}
