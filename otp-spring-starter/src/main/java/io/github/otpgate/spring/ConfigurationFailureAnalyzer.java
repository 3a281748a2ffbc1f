package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says which setting cannot work, what was found and what is allowed. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ConfigurationFailureAnalyzer extends AbstractFailureAnalyzer<ConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, ConfigurationException cause) {
        return of("otp." + cause.key(), cause.found(), cause.allowed(), cause);
    }

    static FailureAnalysis of(String key, String found, String allowed, Throwable cause) {
        return new FailureAnalysis(
                "The setting " + key + " cannot work: found " + found + ".",
                "Allowed for " + key + ": " + allowed,
                cause);
    }
}
