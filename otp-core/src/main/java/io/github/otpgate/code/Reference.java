package io.github.otpgate.code;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;

/**
 * What a challenge id or a ticket says to us: whose it is, and which one of theirs.
 *
 * @param text the opaque form, URL-safe Base64
 * @param phone whose it is
 * @param nonce 16 random bytes that name it in Redis
 */
public record Reference(String text, PhoneNumber phone, Bytes nonce) {

    public Reference {
        requireNonNull(text, "text");
        requireNonNull(phone, "phone");
        requireNonNull(nonce, "nonce");
    }

    @Override
    public String toString() {
        return "Reference[redacted]";
    }
}
