package io.github.otpgate.servlet;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a body may be written in. */
enum BodyType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final Pattern header;

    BodyType(String type) {
        String optionalCharset = "[ \\t]*(;[ \\t]*charset[ \\t]*=[ \\t]*(utf-8|\"utf-8\")[ \\t]*)?";
        this.header = Pattern.compile("[ \\t]*" + Pattern.quote(type) + optionalCharset, Pattern.CASE_INSENSITIVE);
    }

    /** Whether containers take it for a form, in whatever charset. */
    static boolean isForm(@Nullable String contentType) {
        String type = contentType == null ? "" : contentType.split(";", 2)[0].strip();
        return type.equalsIgnoreCase("application/x-www-form-urlencoded");
    }

    static BodyType of(@Nullable String contentType) {
        for (BodyType type : values()) {
            if (contentType != null && type.header.matcher(contentType).matches()) {
                return type;
            }
        }
        String found = contentType == null ? "nothing" : "another type or charset";
        throw new ProblemException(
                Problem.UNSUPPORTED_TYPE,
                "Content-Type: found " + found
                        + "; allowed: application/json or application/x-www-form-urlencoded, in UTF-8");
    }
}
