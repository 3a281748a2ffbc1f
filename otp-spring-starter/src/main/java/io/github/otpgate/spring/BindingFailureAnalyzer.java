package io.github.otpgate.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says the same where a value does not fit its type. Spring Boot's own analyzers would show the value. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        ConfigurationPropertyName name = cause.getName();
        if (!KnownKeys.ROOT.equals(name) && !KnownKeys.ROOT.isAncestorOf(name)) {
            return null;
        }
        return ConfigurationFailureAnalyzer.of(
                name.toString(), BindingMistakes.found(cause), KnownKeys.allowed(name), cause);
    }
}
