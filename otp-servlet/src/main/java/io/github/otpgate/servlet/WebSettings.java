package io.github.otpgate.servlet;

import io.github.otpgate.model.ConfigurationException;
import java.util.regex.Pattern;

/**
 * What the endpoints need to know.
 *
 * @param basePath where they are, below the context path: {@code /otp}
 * @param verifyByPhone whether a verify may name the phone instead of the challenge; whoever knows a number can then
 *     burn its code
 */
public record WebSettings(String basePath, boolean verifyByPhone) {

    // In front of DEFAULT, whose constructor needs it.
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[A-Za-z0-9._~-]+){1,8}");

    /** {@code /otp}, and only the challenge names itself. */
    public static final WebSettings DEFAULT = new WebSettings("/otp", false);

    public WebSettings {
        if (!PATH.matcher(basePath).matches()) {
            throw new ConfigurationException(
                    "web.base-path",
                    "'" + basePath + "'",
                    "a path such as /otp: a slash first, none last, no dot segment");
        }
    }
}
