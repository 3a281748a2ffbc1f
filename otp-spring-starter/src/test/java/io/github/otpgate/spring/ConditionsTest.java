package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.CaptchaOffer;
import io.github.otpgate.CaptchaRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.servlet.OtpFilter;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** Which beans there are, and when. */
@ExtendWith(OutputCaptureExtension.class)
class ConditionsTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.complete("otp.polling.enabled=false"));

    private final WebApplicationContextRunner web = new WebApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.complete("otp.polling.enabled=false"));

    @Test
    void enabled_notSet_everythingIsThere() {
        web.run(context -> assertThat(context)
                .hasSingleBean(OtpService.class)
                .hasSingleBean(OtpLifecycle.class)
                .hasSingleBean(OtpLimitsReload.class)
                .hasSingleBean(CloudRefresh.class)
                .hasSingleBean(KeyCheck.class)
                .hasBean("otpFilter"));
    }

    @Test
    void enabled_false_nothingIsThereAndNothingIsChecked() {
        web.withPropertyValues("otp.enabled=false", "otp.secret-keys=short")
                .run(context -> assertThat(context)
                        .hasNotFailed()
                        .doesNotHaveBean(OtpService.class)
                        .doesNotHaveBean(OtpLifecycle.class)
                        .doesNotHaveBean(OtpLimitsReload.class)
                        .doesNotHaveBean(CloudRefresh.class)
                        .doesNotHaveBean(KeyCheck.class)
                        .doesNotHaveBean(OtpProperties.class)
                        .doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void enabled_falseAndSomebodyNeedsTheService_saysSo(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Needing.class)
                        .web(WebApplicationType.NONE)
                        .run("--otp.enabled=false")
                        .close())
                .isInstanceOf(RuntimeException.class);

        assertThat(output).contains("APPLICATION FAILED TO START").contains("io.github.otpgate.OtpService");
    }

    @Test
    void web_none_hasNoFilter() {
        runner.run(context ->
                assertThat(context).hasSingleBean(OtpService.class).doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void web_reactive_hasNoFilter() {
        new ReactiveWebApplicationContextRunner()
                .withConfiguration(Settings.configurations())
                .withPropertyValues(Settings.complete("otp.polling.enabled=false"))
                .run(context -> assertThat(context)
                        .hasSingleBean(OtpService.class)
                        .doesNotHaveBean(FilterRegistrationBean.class));
    }

    @Test
    void web_noServletOnTheClassPath_hasNoFilter() {
        runner.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
                .run(context ->
                        assertThat(context).hasSingleBean(OtpService.class).doesNotHaveBean("otpFilter"));
    }

    @Test
    void web_ownService_isServedByTheFilter() {
        web.withUserConfiguration(OwnService.class).run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

            assertThat(registration.getFilter()).isInstanceOf(OtpFilter.class);
            assertThat(context).doesNotHaveBean(OtpLifecycle.class).doesNotHaveBean("otpRedis");
        });
    }

    @Test
    void web_ownServiceAndTheStartersExcluded_isServedByTheFilter() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtpWebAutoConfiguration.class))
                .withUserConfiguration(OwnService.class)
                .run(context -> assertThat(context).hasNotFailed().hasBean("otpFilter"));
    }

    @Test
    void customizers_severalBeans_areCalledLastAndInOrder() {
        runner.withPropertyValues("otp.captcha.mode=required")
                .withUserConfiguration(OwnCustomizers.class)
                .run(context -> {
                    assertThat(context.getBean(OwnCustomizers.class).called).containsExactly("first", "second");
                    assertThat(context.getStartupFailure()).isNull();
                });
    }

    @Test
    void customizer_whatItSays_holds() {
        runner.withPropertyValues("otp.signature=")
                .withUserConfiguration(OwnSignature.class)
                .run(context -> assertThat(context).hasSingleBean(OtpService.class));
    }

    /** Neither is better than the other, and none at all would let in who solved nothing of theirs. */
    @Test
    void verifiers_two_refuses() {
        runner.withBean("first", RemoteVerifier.class, NoVerifier::new)
                .withBean("second", RemoteVerifier.class, NoVerifier::new)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(NoUniqueBeanDefinitionException.class)
                        .hasMessageContaining("first,second"));
    }

    @Test
    void clock_namedForUs_isAsked() {
        runner.withUserConfiguration(OtpClock.class)
                .run(context -> assertThat(asked(context)).isPositive());
    }

    @Test
    void clock_ofTheApplication_isLeftAlone() {
        runner.withUserConfiguration(OtherClock.class)
                .run(context -> assertThat(asked(context)).isZero());
    }

    /** How often, by something that needs a time: a captcha expires. */
    private static int asked(ApplicationContext context) {
        CaptchaRequest anybody = new CaptchaRequest(Optional.empty(), Optional.empty(), Optional.empty());
        assertThat(context.getBean(OtpService.class).captcha(anybody)).isInstanceOf(CaptchaOffer.Offered.class);
        return context.getBean(CountingClock.class).asked.get();
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Needing {
        @Bean
        Boolean needing(OtpService service) {
            return service.serves(Channel.SMS);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnService {
        @Bean
        OtpService own() {
            OtpServiceBuilder builder =
                    OtpService.builder().secretKeys(Settings.SECRET).signature("豪霆云");
            return builder.redis("redis://127.0.0.1:1")
                    .captcha(CaptchaMode.OFF)
                    .provider("main", Map.of("type", "haotingyun", "base-url", "http://127.0.0.1:1", "api-key", "x"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnCustomizers {
        private final List<String> called = new ArrayList<>();

        @Bean
        @Order(2)
        OtpServiceBuilderCustomizer second() {
            return builder -> called.add("second");
        }

        @Bean
        @Order(1)
        OtpServiceBuilderCustomizer first() {
            return builder -> called.add("first");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnSignature {
        @Bean
        OtpServiceBuilderCustomizer signature() {
            return builder -> builder.signature("豪霆云");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtpClock {
        @Bean
        CountingClock otpClock() {
            return new CountingClock();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OtherClock {
        @Bean
        CountingClock clock() {
            return new CountingClock();
        }
    }

    static final class CountingClock extends Clock {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            asked.incrementAndGet();
            return Instant.EPOCH;
        }
    }

    private static final class NoVerifier implements RemoteVerifier {
        @Override
        public String kind() {
            return "none";
        }

        @Override
        public String siteKey() {
            return "none";
        }

        @Override
        public Verdict verify(String token, Optional<ClientAddress> address) {
            return Verdict.UNREACHABLE;
        }
    }
}
