package io.github.otpgate.spring;

import io.github.otpgate.OtpService;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of {@link OtpLimitsReload}, where the starter made the service: what an application told a service of its
 * own is nothing that {@code otp.limits} may undo.
 */
@AutoConfiguration(after = OtpAutoConfiguration.class)
@ConditionalOnOtpEnabled
@ConditionalOnBean(OtpLifecycle.class)
public final class OtpLimitsAutoConfiguration {

    /** Spring makes it. */
    OtpLimitsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    OtpLimitsReload otpLimitsReload(Environment environment, OtpProperties properties, OtpService service) {
        return new OtpLimitsReload(
                environment, ConfiguredLimits.of(properties.limits()), limits -> apply(limits, service));
    }

    private static void apply(ConfiguredLimits limits, OtpService service) {
        // The one that may still be refused comes first, so that nothing is applied by half.
        service.phoneLimits(limits.phone());
        service.limits(limits.rates());
    }

    @Bean
    @ConditionalOnMissingBean
    static CloudRefresh otpCloudRefresh(ObjectProvider<OtpLimitsReload> limits) {
        return new CloudRefresh(limits);
    }
}
