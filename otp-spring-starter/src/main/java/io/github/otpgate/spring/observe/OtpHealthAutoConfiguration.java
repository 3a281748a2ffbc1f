package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health contributor {@code otp}; {@code management.health.otp.enabled} switches it off. */
@AutoConfiguration(after = OtpAutoConfiguration.class)
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnOtpEnabled
public final class OtpHealthAutoConfiguration {

    /** Spring makes it. */
    OtpHealthAutoConfiguration() {}

    /** Nested, because a condition that is not there cannot be asked. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(OtpService.class)
    @ConditionalOnEnabledHealthIndicator("otp")
    static class ContributorConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "otpHealthContributor")
        static CompositeHealthContributor otpHealthContributor(OtpService service) {
            return CompositeHealthContributor.fromMap(Map.of(
                    "redis", new RedisHealth(service),
                    "providers", new ProvidersHealth(service),
                    "inbox", new InboxHealth(service)));
        }
    }
}
