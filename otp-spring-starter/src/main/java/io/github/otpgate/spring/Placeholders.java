package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code ${NAME}} as a whole value: Spring binds a placeholder that nothing resolves as the text it is, which would
 * then be the key of an account.
 */
final class Placeholders {

    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^{}]+}");

    private Placeholders() {}

    static void requireResolved(OtpProperties properties) {
        List<String> keys = properties.secretKeys();
        for (int i = 0; i < keys.size(); i++) {
            requireResolved("secret-keys[" + i + "]", keys.get(i));
        }
        requireResolved("signature", properties.signature());
        requireResolved("redis.uri", properties.redis().uri());
        properties
                .providers()
                .forEach((name, values) ->
                        values.forEach((key, value) -> requireResolved("providers." + name + "." + key, value)));
    }

    static void requireResolved(String key, @Nullable String value) {
        if (value != null && UNRESOLVED.matcher(value).matches()) {
            throw new ConfigurationException(
                    key, "the placeholder " + value + ", which nothing resolves", "a value, or a variable that is set");
        }
    }
}
