package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes a phone into an opaque reference and reads it back, so that one Redis command finds its state and no forged
 * reference reaches Redis. Thread safe.
 *
 * <pre>
 * key id (4) | nonce (16) | AES-256-GCM under a key derived from the nonce: phone (8) and tag (16)
 * </pre>
 *
 * <p>Each reference has a key of its own, so the GCM nonce may be constant and the number of references is not limited
 * by it.
 */
public final class ReferenceSealer {

    /** What a reference stands for; one kind is never taken for the other. */
    public enum Kind {
        /** The id of a challenge. */
        CHALLENGE,
        /** A ticket. */
        TICKET
    }

    private static final int NONCE_LENGTH = 16;
    private static final int HEAD = SecretKey.ID_LENGTH + NONCE_LENGTH;
    private static final int LENGTH = HEAD + Long.BYTES + AesGcm.TAG_LENGTH;
    private static final byte[] CONSTANT = new byte[AesGcm.NONCE_LENGTH];

    private final KeyRing keys;
    private final SecureRandom random;

    public ReferenceSealer(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** A name for a reference that is written later, by {@link #of}, or never. */
    public Bytes nonce() {
        byte[] nonce = new byte[NONCE_LENGTH];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }

    /** The reference with that nonce; the same text again wherever the current key is the same. */
    public Reference of(Kind kind, PhoneNumber phone, Bytes nonce) {
        SecretKey key = keys.current();
        byte[] plain = ByteBuffer.allocate(Long.BYTES).putLong(digits(phone)).array();
        Bytes sealed = Bytes.of(cipher(key, kind, nonce).seal(CONSTANT, plain, context(kind)));
        Bytes all = Bytes.joined(List.of(key.id(), nonce, sealed));
        return new Reference(all.toUrlText(), phone, nonce);
    }

    /** Reads a reference of that kind, or nothing where no key of ours wrote it. */
    public Optional<Reference> open(Kind kind, String text) {
        byte[] decoded = decode(text);
        if (decoded == null || decoded.length != LENGTH) {
            return Optional.empty();
        }
        Bytes all = Bytes.of(decoded);
        Bytes nonce = all.slice(SecretKey.ID_LENGTH, HEAD);
        return keys.withId(all.slice(0, SecretKey.ID_LENGTH))
                .map(key -> cipher(key, kind, nonce)
                        .open(CONSTANT, all.slice(HEAD, LENGTH).toArray(), context(kind)))
                .map(plain -> new PhoneNumber("+" + ByteBuffer.wrap(plain).getLong()))
                .map(phone -> new Reference(text, phone, nonce));
    }

    private static byte @Nullable [] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }

    private static long digits(PhoneNumber phone) {
        return Long.parseLong(phone.e164().substring(1));
    }

    private static AesGcm cipher(SecretKey key, Kind kind, Bytes nonce) {
        return new AesGcm(key.mac("reference", context(kind), nonce.toArray()));
    }

    private static byte[] context(Kind kind) {
        return kind.name().getBytes(US_ASCII);
    }
}
