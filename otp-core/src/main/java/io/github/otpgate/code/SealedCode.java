package io.github.otpgate.code;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;

/**
 * A code as it may be kept: recognisable and, for a resend, readable again, both only with the key.
 *
 * @param mac 16 bytes that any guess can be compared with
 * @param cipher id of the key, nonce, ciphertext and tag; see {@link CodeSealer#open}
 */
public record SealedCode(Bytes mac, Bytes cipher) {

    public SealedCode {
        requireNonNull(mac, "mac");
        requireNonNull(cipher, "cipher");
    }
}
