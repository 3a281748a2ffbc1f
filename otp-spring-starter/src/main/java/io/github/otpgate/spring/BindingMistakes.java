package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;

/** Says what did not fit its type, and shows it only where it cannot be secret. */
final class BindingMistakes {

    static final String NO_KEYS = "a value where keys are expected";

    private BindingMistakes() {}

    /** The same as an exception of ours, for a key below {@code otp}. */
    static ConfigurationException exception(BindException mistake) {
        return new ConfigurationException(
                mistake.getName().subName(1).toString(), found(mistake), KnownKeys.allowed(mistake.getName()));
    }

    static String found(BindException mistake) {
        for (Throwable cause = mistake; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnboundConfigurationPropertiesException) {
                return "a list with gaps between its indexes";
            }
        }
        ConfigurationProperty property = mistake.getProperty();
        if (property == null) {
            return NO_KEYS;
        }
        return KnownKeys.isHarmless(mistake.getName()) ? "'" + property.getValue() + "'" : "a value that does not fit";
    }
}
