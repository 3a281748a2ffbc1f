package io.github.otpgate.spring.observe;

import org.springframework.boot.actuate.endpoint.SanitizingFunction;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Secret settings stay hidden in the actuator's endpoints {@code env} and {@code configprops}, also while there is no service. */
@AutoConfiguration
@ConditionalOnClass(SanitizingFunction.class)
public final class OtpSanitizingAutoConfiguration {

    /** Spring makes it. */
    OtpSanitizingAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean(name = "otpSecretSettings")
    static SecretSettings otpSecretSettings(Environment environment) {
        return new SecretSettings(environment);
    }
}
