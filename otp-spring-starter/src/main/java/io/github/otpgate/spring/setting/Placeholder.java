package io.github.otpgate.spring.setting;

import io.github.otpgate.model.ConfigurationException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Refuses {@code ${NAME}} as a whole value: Spring binds a placeholder that nothing resolves as the text it is, which would
 * then be the key of an account.
 */
public final class Placeholder {

    private static final Pattern UNRESOLVED = Pattern.compile("\\$\\{[^{}]+}");

    private Placeholder() {}

    /**
     * Nothing where the value is one.
     *
     * @throws ConfigurationException that names the placeholder
     */
    public static void requireResolved(String key, @Nullable String value) {
        if (value != null && UNRESOLVED.matcher(value).matches()) {
            throw new ConfigurationException(
                    key, "the placeholder " + value + ", which nothing resolves", "a value, or a variable that is set");
        }
    }
}
