package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.wire.FormFields;
import java.util.Optional;

/**
 * The JSON in a pushed field, which is form-encoded once or twice. It is decoded a second time only if it is visibly
 * encoded still: a second decoding of what is in the clear turns {@code a+b} into {@code a b} and fails at {@code 50%}.
 */
final class PushedText {

    private PushedText() {}

    /**
     * What stands in the field.
     *
     * @param field decoded once
     * @return nothing if it is neither an array nor an object
     */
    static Optional<String> of(String field) {
        String text = field.trim();
        if (starts(text, "%5B") || starts(text, "%7B")) {
            return FormFields.decode(text).map(String::trim).filter(PushedText::isClear);
        }
        return Optional.of(text).filter(PushedText::isClear);
    }

    private static boolean starts(String text, String with) {
        return text.regionMatches(true, 0, with, 0, with.length());
    }

    private static boolean isClear(String text) {
        return text.startsWith("[") || text.startsWith("{");
    }
}
