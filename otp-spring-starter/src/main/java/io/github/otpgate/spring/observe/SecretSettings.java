package io.github.otpgate.spring.observe;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.core.env.Environment;

/**
 * Hides secret settings wherever the actuator shows values, however their keys are spelt, and what they are made of: variables of
 * any name that placeholders refer to, a command line that repeats one.
 */
final class SecretSettings implements SanitizingFunction {

    private static final List<String> SECRET = List.of(
            "otpsecret",
            "otpredisuri",
            "otptestnumbers",
            "otpcaptchaverifiersecret",
            "otpcallbackstoken",
            "otpcallbacksprevioustoken");

    private static final String ACCOUNT = "otpproviders";
    private static final Pattern NO_NAME = Pattern.compile("[^A-Za-z0-9]");

    private final SecretValues values;

    SecretSettings(Environment environment) {
        this.values = new SecretValues(environment);
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        Object value = data.getValue();
        boolean secret = isSecret(folded(data.getKey())) || (value != null && values.isShownBy(value.toString()));
        return secret ? data.withSanitizedValue() : data;
    }

    /** A key without what spellings differ in. */
    static String folded(String key) {
        return NO_NAME.matcher(key).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Of an account, whatever may be a password in a type that an application brings. */
    private static boolean isSecret(String key) {
        return SECRET.stream().anyMatch(key::startsWith) || (key.startsWith(ACCOUNT) && !key.endsWith("type"));
    }
}
