package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class ObserveAutoConfigurationTest {

    private static final String EXPOSED = "management.endpoints.web.exposure.include=otp";

    private final ApplicationContextRunner runner = Runner.create();

    private static void assertNothingOf(AssertableApplicationContext context, Class<?>... types) {
        assertThat(context).hasNotFailed().hasSingleBean(OtpService.class);
        for (Class<?> type : types) {
            assertThat(context).doesNotHaveBean(type);
        }
    }

    @Test
    void everything_itsBeansAreThere_isMade() {
        runner.withUserConfiguration(Everything.class)
                .withPropertyValues(EXPOSED)
                .run(context -> assertThat(context)
                        .hasSingleBean(CallMeters.class)
                        .hasSingleBean(EventMeters.class)
                        .hasSingleBean(Balances.class)
                        .hasSingleBean(OtpGauges.class)
                        .hasSingleBean(OtpObservations.class)
                        .hasBean("otpHealthContributor")
                        .hasSingleBean(OtpEndpoint.class)
                        .hasSingleBean(AuditLog.class)
                        .hasSingleBean(AuditEvents.class));
    }

    @Test
    void otp_disabled_nothingIsMade() {
        runner.withUserConfiguration(Everything.class)
                .withPropertyValues(EXPOSED, "otp.enabled=false")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(CallMeters.class)
                        .doesNotHaveBean(OtpGauges.class)
                        .doesNotHaveBean(OtpObservations.class)
                        .doesNotHaveBean("otpHealthContributor")
                        .doesNotHaveBean(OtpEndpoint.class)
                        .doesNotHaveBean(AuditLog.class));
    }

    @Test
    void registries_none_nothingIsCountedOrObserved() {
        runner.run(context ->
                assertNothingOf(context, CallMeters.class, OtpGauges.class, OtpObservations.class, AuditEvents.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.micrometer.core",
                "io.micrometer.observation",
                "org.springframework.boot.health",
                "org.springframework.boot.actuate",
                "io.micrometer",
            })
    void classes_missing_theServiceIsMadeAllTheSame(String missing) {
        runner.withClassLoader(new FilteredClassLoader(missing))
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(OtpService.class));
    }

    @Test
    void metrics_noMicrometer_backOff() {
        runner.withUserConfiguration(Everything.class)
                .withClassLoader(new FilteredClassLoader(MeterRegistry.class))
                .run(context -> assertNothingOf(context, CallMeters.class, EventMeters.class, OtpGauges.class));
    }

    @Test
    void observations_noMicrometer_backOff() {
        runner.withUserConfiguration(Everything.class)
                .withClassLoader(new FilteredClassLoader(ObservationRegistry.class))
                .run(context -> assertNothingOf(context, OtpObservations.class));
    }

    @Test
    void audit_noActuator_onlyLogs() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.actuate"))
                .run(context -> {
                    assertNothingOf(context, AuditEvents.class, OtpEndpoint.class);
                    assertThat(context).hasSingleBean(AuditLog.class);
                });
    }

    @Test
    void audit_propertyOff_onlyLogs() {
        runner.withUserConfiguration(Everything.class)
                .withPropertyValues("management.auditevents.enabled=false")
                .run(context -> assertNothingOf(context, AuditEvents.class));
    }

    @Test
    void health_noClass_backsOff() {
        runner.withClassLoader(new FilteredClassLoader("org.springframework.boot.health"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("otpHealthContributor"));
    }

    @Test
    void health_propertyOff_backsOff() {
        runner.withPropertyValues("management.health.otp.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("otpHealthContributor"));
    }

    @Test
    void endpoint_notExposed_isNotMade() {
        runner.run(context -> assertNothingOf(context, OtpEndpoint.class));
    }

    @Test
    void endpoint_accessNone_isNotMade() {
        runner.withPropertyValues(EXPOSED, "management.endpoint.otp.access=NONE")
                .run(context -> assertNothingOf(context, OtpEndpoint.class));
    }

    @Configuration(proxyBeanMethods = false)
    static class Everything {
        @Bean
        MeterRegistry meters() {
            return new SimpleMeterRegistry();
        }

        @Bean
        ObservationRegistry observations() {
            return ObservationRegistry.create();
        }

        @Bean
        InMemoryAuditEventRepository audit() {
            return new InMemoryAuditEventRepository();
        }
    }
}
