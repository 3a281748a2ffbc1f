package io.github.otpgate.spring.observe;

import java.util.List;
import java.util.Locale;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/** Hides secret settings wherever the actuator shows values, however their keys are spelt. */
final class SecretSettings implements SanitizingFunction {

    private static final List<String> SECRET = List.of(
            "otpsecret",
            "otpredisuri",
            "otptestnumbers",
            "otpcaptchaverifiersecret",
            "otpcallbackstoken",
            "otpcallbacksprevioustoken");

    private static final String ACCOUNT = "otpproviders";

    @Override
    public SanitizableData apply(SanitizableData data) {
        String key = data.getKey().replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
        return isSecret(key) ? data.withSanitizedValue() : data;
    }

    /** Of an account, whatever may be a password in a type that an application brings. */
    private static boolean isSecret(String key) {
        return SECRET.stream().anyMatch(key::startsWith) || (key.startsWith(ACCOUNT) && !key.endsWith("type"));
    }
}
