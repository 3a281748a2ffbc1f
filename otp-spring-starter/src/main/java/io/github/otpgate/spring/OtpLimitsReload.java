package io.github.otpgate.spring;

import io.github.otpgate.model.ConfigurationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;

/**
 * Reads {@code otp.limits} again, so that limits change without a restart. A bean wherever the starter makes the
 * {@link io.github.otpgate.OtpService}: inject it and call {@link #reload()} once the environment has changed.
 *
 * <p>Spring Cloud calls it on its own: after an {@code EnvironmentChangeEvent} or a {@code RefreshScopeRefreshedEvent} the
 * limits are read, and taken over where they differ from those read last. A mistake is then logged as a warning. No other
 * setting is read again. What was counted stays counted.
 *
 * <p>Thread safe.
 */
public final class OtpLimitsReload {

    private static final Logger LOG = LoggerFactory.getLogger(OtpLimitsReload.class);
    private static final ConfigurationPropertyName KEY = KnownKeys.ROOT.append("limits");

    private final Environment environment;
    private final Consumer<ConfiguredLimits> service;
    private final AtomicReference<ConfiguredLimits> last;

    OtpLimitsReload(Environment environment, ConfiguredLimits atStart, Consumer<ConfiguredLimits> service) {
        this.environment = environment;
        this.service = service;
        this.last = new AtomicReference<>(atStart);
    }

    /**
     * From now on the limits are those of the environment as it is.
     *
     * @throws ConfigurationException for the first setting below {@code otp.limits} that cannot work; then the limits stay
     *     as they were
     */
    public synchronized void reload() {
        apply(read());
    }

    /** An event about other settings must not undo what the application told the service itself. */
    synchronized void reloadIfChanged() {
        ConfiguredLimits read = read();
        if (!read.equals(last.get())) {
            apply(read);
        }
    }

    private void apply(ConfiguredLimits read) {
        service.accept(read);
        last.set(read);
        LOG.info("otp.limits was read again and is in force");
    }

    private ConfiguredLimits read() {
        KeyCheck.requireKnown(environment, KEY);
        try {
            return ConfiguredLimits.of(
                    Binder.get(environment).bindOrCreate(KEY.toString(), OtpProperties.Limits.class));
        } catch (BindException mistake) {
            throw BindingMistakes.exception(mistake);
        }
    }
}
