package io.github.otpgate.spring.observe;

import io.github.otpgate.OtpService;
import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.setting.ConditionalOnOtpEnabled;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters named {@code otp.*}, where the application has a {@link MeterRegistry}. */
@AutoConfiguration(
        after = OtpAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean(MeterRegistry.class)
@ConditionalOnOtpEnabled
public final class OtpMetricsAutoConfiguration {

    /** Spring makes it. */
    OtpMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    static CallMeters otpCallMeters(MeterRegistry registry) {
        return new CallMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    static EventMeters otpEventMeters(MeterRegistry registry) {
        return new EventMeters(registry);
    }

    @Bean
    @ConditionalOnMissingBean
    static Balances otpBalances() {
        return new Balances(System::nanoTime);
    }

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnBean(OtpService.class)
    static OtpGauges otpGauges(OtpService service, Balances balances) {
        return new OtpGauges(service, balances);
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBean(OtpService.class)
    static FirstCounts otpFirstCounts(OtpService service, CallMeters calls, EventMeters events) {
        return new FirstCounts(service, calls, events);
    }
}
