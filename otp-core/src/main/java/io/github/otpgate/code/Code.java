package io.github.otpgate.code;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.util.regex.Pattern;

/**
 * A verification code: ASCII digits, leading zeros included. Never prints itself.
 *
 * @param digits 4 to 10 ASCII digits
 */
public record Code(String digits) {

    private static final Pattern SHAPE = Pattern.compile("[0-9]{4,10}");

    public Code {
        if (!isShaped(digits)) {
            throw new IllegalArgumentException("a code must be 4 to 10 ASCII digits");
        }
    }

    /** Whether the text could be a code. Nothing is trimmed or folded: what was typed is what is compared. */
    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Code code
                && MessageDigest.isEqual(digits.getBytes(US_ASCII), code.digits.getBytes(US_ASCII));
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "Code[redacted]";
    }
}
