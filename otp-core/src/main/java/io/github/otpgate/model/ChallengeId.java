package io.github.otpgate.model;

import java.util.regex.Pattern;

/**
 * Names one pending verification. Opaque: it carries the recipient only under authenticated encryption, so it may be
 * handed to a browser, and an id nobody issued is recognised without asking Redis.
 *
 * @param value 1 to 128 characters of URL-safe Base64
 */
public record ChallengeId(String value) {

    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    public ChallengeId {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("a challenge id must be 1 to 128 characters of URL-safe Base64");
        }
    }

    /** Whether the text could be a challenge id. */
    public static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
