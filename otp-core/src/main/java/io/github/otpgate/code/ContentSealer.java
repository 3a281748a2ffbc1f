package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.otpgate.model.Bytes;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Makes content that is not a code fit to be kept. Thread safe.
 *
 * <p>AES-256-GCM with a random nonce: at 2^32 contents under one key that key is due for rotation (SP 800-38D, 8.3).
 * Hashes are HMAC-SHA-256, cut to 128 bits.
 */
public final class ContentSealer {

    private static final int HASH_LENGTH = 16;
    private static final int HEAD = SecretKey.ID_LENGTH + AesGcm.NONCE_LENGTH;

    private final KeyRing keys;
    private final SecureRandom random;
    private final byte[] use;

    /**
     * Fixes what it is for.
     *
     * @param use a word of ours; what is sealed or hashed for one use is nothing to another
     */
    public ContentSealer(KeyRing keys, SecureRandom random, String use) {
        this.keys = keys;
        this.random = random;
        this.use = use.getBytes(UTF_8);
    }

    /** Seals under the current key: key id, nonce, ciphertext and tag. */
    public Bytes seal(Bytes plain) {
        SecretKey key = keys.current();
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] sealed = cipher(key).seal(nonce, plain.toArray(), use);
        return Bytes.joined(List.of(key.id(), Bytes.of(nonce), Bytes.of(sealed)));
    }

    /** What {@link #seal} was given, or nothing where its key is gone or the bytes are not ours. */
    public Optional<Bytes> open(Bytes sealed) {
        if (sealed.length() < HEAD + AesGcm.TAG_LENGTH) {
            return Optional.empty();
        }
        byte[] nonce = sealed.slice(SecretKey.ID_LENGTH, HEAD).toArray();
        byte[] cipher = sealed.slice(HEAD, sealed.length()).toArray();
        return keys.withId(sealed.slice(0, SecretKey.ID_LENGTH))
                .map(key -> cipher(key).open(nonce, cipher, use))
                .map(Bytes::of);
    }

    /** A hash of 16 bytes under each key, the current one first. */
    public List<Bytes> hashes(Bytes content) {
        return keys.all().stream().map(key -> hash(key, content)).toList();
    }

    private Bytes hash(SecretKey key, Bytes content) {
        return Bytes.of(key.mac("content-hash", use, content.toArray())).slice(0, HASH_LENGTH);
    }

    private static AesGcm cipher(SecretKey key) {
        return new AesGcm(key.derive("content"));
    }
}
