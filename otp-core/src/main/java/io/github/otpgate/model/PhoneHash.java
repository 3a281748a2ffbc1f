package io.github.otpgate.model;

import java.util.regex.Pattern;

/**
 * A phone as Redis may know it: a keyed hash, from which the number cannot be found without the key.
 *
 * @param value 22 characters of URL-safe Base64 (128 bits)
 */
public record PhoneHash(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{22}");

    public PhoneHash {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("a phone hash must be 22 characters of URL-safe Base64");
        }
    }
}
