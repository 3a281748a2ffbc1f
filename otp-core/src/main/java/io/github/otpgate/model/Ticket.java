package io.github.otpgate.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proof of a verification: bound to phone, purpose and session, redeemed once.
 *
 * <p>A bearer secret; {@link #toString()} does not show it, {@code equals} takes constant time.
 *
 * @param value 1 to 128 characters of URL-safe Base64, 128 random bits among them
 */
public record Ticket(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public Ticket {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("a ticket must be 1 to 128 characters of URL-safe Base64");
        }
    }

    /** Whether the text could be a ticket; none could not. */
    public static boolean isShaped(@Nullable String text) {
        return text != null && SHAPE.matcher(text).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ticket ticket && MessageDigest.isEqual(bytes(), ticket.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Ticket[redacted]";
    }
}
