package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;

/**
 * Makes codes fit to be kept, and recognises them. Thread safe.
 *
 * <p>The MAC is HMAC-SHA-256 over purpose, phone and code, cut to 128 bits: a million codes are tried in a blink, so
 * only the key protects them. The cipher is AES-256-GCM with a random nonce, bound to purpose and phone; at 2^32 codes
 * under one key that key is due for rotation (SP 800-38D, 8.3).
 */
public final class CodeSealer {

    /** Bytes of a MAC. */
    private static final int MAC_LENGTH = 16;

    private static final int HEAD = SecretKey.ID_LENGTH + AesGcm.NONCE_LENGTH;

    private final KeyRing keys;
    private final SecureRandom random;

    public CodeSealer(KeyRing keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals under the current key. */
    public SealedCode seal(Code code, PhoneNumber phone, Purpose purpose) {
        SecretKey key = keys.current();
        byte[] nonce = new byte[AesGcm.NONCE_LENGTH];
        random.nextBytes(nonce);
        byte[] sealed = cipher(key).seal(nonce, code.digits().getBytes(US_ASCII), context(phone, purpose));
        Bytes cipher = Bytes.joined(List.of(key.id(), Bytes.of(nonce), Bytes.of(sealed)));
        return new SealedCode(mac(key, code, phone, purpose), cipher);
    }

    /** The MAC of a guess under every key, one after the other, so that a code outlives a rotation. */
    public Bytes macs(Code guess, PhoneNumber phone, Purpose purpose) {
        return Bytes.joined(
                keys.all().stream().map(key -> mac(key, guess, phone, purpose)).toList());
    }

    /** The code inside a {@link SealedCode#cipher()}, or nothing where its key is gone or the bytes are not ours. */
    public Optional<Code> open(Bytes cipher, PhoneNumber phone, Purpose purpose) {
        if (cipher.length() <= HEAD + AesGcm.TAG_LENGTH) {
            return Optional.empty();
        }
        byte[] nonce = cipher.slice(SecretKey.ID_LENGTH, HEAD).toArray();
        byte[] sealed = cipher.slice(HEAD, cipher.length()).toArray();
        return keys.withId(cipher.slice(0, SecretKey.ID_LENGTH))
                .map(key -> cipher(key).open(nonce, sealed, context(phone, purpose)))
                .map(plain -> new String(plain, US_ASCII))
                .filter(Code::isShaped)
                .map(Code::new);
    }

    /** The ids of all keys, one after the other: what {@link #open} can read starts with one of them. */
    public Bytes readableIds() {
        return Bytes.joined(keys.all().stream().map(SecretKey::id).toList());
    }

    private static Bytes mac(SecretKey key, Code code, PhoneNumber phone, Purpose purpose) {
        byte[] mac = key.mac("code", ascii(purpose.name()), ascii(phone.e164()), ascii(code.digits()));
        return Bytes.of(mac).slice(0, MAC_LENGTH);
    }

    private static AesGcm cipher(SecretKey key) {
        return new AesGcm(key.derive("resend"));
    }

    private static byte[] context(PhoneNumber phone, Purpose purpose) {
        return ascii(purpose.name() + '\n' + phone.e164());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(US_ASCII);
    }
}
