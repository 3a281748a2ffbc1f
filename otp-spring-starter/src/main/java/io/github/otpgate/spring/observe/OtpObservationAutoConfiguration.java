package io.github.otpgate.spring.observe;

import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Observations {@code otp.issue}, {@code otp.verify} and {@code otp.submit}, where there is an {@link ObservationRegistry}; what others
 * observe of callbacks shows no token.
 */
@AutoConfiguration(
        after = OtpAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean(ObservationRegistry.class)
@ConditionalOnOtpEnabled
public final class OtpObservationAutoConfiguration {

    /** Spring makes it. */
    OtpObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    static OtpObservations otpObservations(
            ObservationRegistry registry, ObjectProvider<OtpObservationConvention> conventions) {
        return new OtpObservations(registry, conventions.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    static CallbackAddresses otpCallbackAddresses(Environment environment) {
        // A placeholder that nothing resolves is refused where the setting is used, and told better there.
        Binder settings = Binder.get(environment);
        List<String> tokens = Stream.of("otp.callbacks.token", "otp.callbacks.previous-token")
                .map(key -> settings.bind(key, String.class).orElse(""))
                .filter(token -> !token.isBlank())
                .toList();
        return CallbackAddresses.below(
                settings.bind("otp.web.base-path", String.class).orElse("/otp"), tokens);
    }
}
