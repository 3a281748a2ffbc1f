package io.github.otpgate.model;

import java.util.regex.Pattern;

/**
 * What a code is for, for example {@code login}. A code for one purpose proves nothing for another.
 *
 * @param name a lower-case ASCII letter, then up to 31 lower-case letters, digits or hyphens
 */
public record Purpose(String name) {

    private static final Pattern SHAPE = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public Purpose {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "a purpose must be 1 to 32 lower-case letters, digits or hyphens, starting with a letter");
        }
    }

    /** Whether the text could name a purpose. */
    public static boolean isName(String text) {
        return SHAPE.matcher(text).matches();
    }

    @Override
    public String toString() {
        return name;
    }
}
