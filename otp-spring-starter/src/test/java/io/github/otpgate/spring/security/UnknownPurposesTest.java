package io.github.otpgate.spring.security;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.spring.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;

/** A purpose without a message, which no code can be sent for. No Redis answers here. */
@ExtendWith(OutputCaptureExtension.class)
class UnknownPurposesTest {

    private static final String NO_LOGIN = "otp.purposes.pay.template=2";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withConfiguration(AutoConfigurations.of(
                    OtpSecurityAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class))
            .withBean(PhoneUserDetailsService.class, () -> phone -> {
                throw new UsernameNotFoundException("nobody");
            })
            .withPropertyValues(
                    "otp.secret-keys=c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ==",
                    "otp.signature=豪霆云",
                    "otp.redis.uri=redis://127.0.0.1:1",
                    "otp.providers.main.type=haotingyun",
                    "otp.providers.main.base-url=http://127.0.0.1:1",
                    "otp.providers.main.api-key=key");

    private WebApplicationContextRunner login(Customizer<OtpLoginConfigurer> login) {
        return runner.withBean("login", Customizer.class, () -> login).withUserConfiguration(Chain.class);
    }

    private static ConfigurationException mistake(AssertableWebApplicationContext context) {
        return (ConfigurationException)
                NestedExceptionUtils.getMostSpecificCause(requireNonNull(context.getStartupFailure()));
    }

    private static void assertNamed(AssertableWebApplicationContext context, String purpose, String namedBy) {
        assertThat(mistake(context).key()).isEqualTo("purposes." + purpose);
        assertThat(mistake(context).found()).contains(namedBy);
        assertThat(mistake(context).allowed()).contains("otp.purposes." + purpose + ".template");
    }

    @Test
    void stepUpPage_ofNoPurpose_failsAndNamesTheKey() {
        login(otp -> otp.stepUpPage("transfer", "/confirm")).run(context -> {
            assertNamed(context, "transfer", "stepUpPage");
            assertThat(mistake(context)).hasMessageEndingWith("known purposes: login");
        });
    }

    @Test
    void login_ofNoPurpose_failsAndNamesTheKey() {
        login(otp -> otp.purpose("sign-in")).run(context -> assertNamed(context, "sign-in", "otpLogin()"));
        login(otp -> {}).withPropertyValues(NO_LOGIN).run(context -> assertNamed(context, "login", "otpLogin()"));
        login(otp -> otp.purpose("sign-in").stepUpPage("pay", "/confirm"))
                .withPropertyValues(NO_LOGIN)
                .run(context -> assertNamed(context, "sign-in", "otpLogin()"));
    }

    @Test
    void login_codesOnlyStepUp_startsAndSaysSo(CapturedOutput output) {
        login(otp -> otp.stepUpPage("pay", "/confirm"))
                .withPropertyValues(NO_LOGIN)
                .run(context -> assertThat(context).hasNotFailed());

        assertThat(output).contains("Nobody can log in with a code: there is no otp.purposes.login");
    }

    @Test
    void verifiedWithin_ofNoPurpose_failsAndNamesTheKey() {
        runner.withUserConfiguration(Rule.class).run(context -> assertNamed(context, "transfer", "verifiedWithin"));
    }

    @Test
    void requireOtp_ofNoPurpose_failsAndNamesTheKey() {
        runner.withUserConfiguration(Annotated.class)
                .run(context -> assertNamed(context, "transfer", "@RequireOtp in " + Transfers.class.getName()));
        runner.withUserConfiguration(Annotated.class)
                .withPropertyValues("otp.purposes.transfer.template=2", "otp.purposes.login.template=2")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @ParameterizedTest
    @ValueSource(classes = {Soon.class, Never.class, Millis.class, Forever.class})
    void requireOtp_withinWhatIsNoTime_failsAndNamesTheClass(Class<?> annotated) {
        runner.withBean(annotated)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("within")
                        .hasMessageContaining("such as 10m or PT10M"));
        runner.withBean(annotated)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("In " + annotated.getName()));
    }

    static class Soon {
        @RequireOtp(purpose = "login", within = "soon")
        public void act() {}
    }

    static class Millis {
        @RequireOtp(purpose = "login", within = "10")
        public void act() {}
    }

    static class Forever {
        @RequireOtp(purpose = "login", within = "1000000000000d")
        public void act() {}
    }

    @RequireOtp(purpose = "login", within = "0s")
    static class Never {
        public void act() {}
    }

    @Test
    void requireOtp_ofNoPurposeInABeanOfLater_failsThen() {
        runner.withUserConfiguration(AnnotatedLater.class).run(context -> {
            assertThat(context).hasNotFailed();

            assertThatThrownBy(() -> context.getBean(Transfers.class))
                    .isInstanceOf(BeanCreationException.class)
                    .hasRootCauseInstanceOf(ConfigurationException.class);
            assertThat(context.getBean(Viewer.class)).isNotNull();
        });
    }

    @Test
    void purposes_noServiceOrAStandIn_areNotMissed() {
        runner.withUserConfiguration(Annotated.class, Rule.class)
                .withPropertyValues("otp.enabled=false")
                .run(context -> assertThat(context).hasNotFailed());
        runner.withUserConfiguration(Annotated.class, Rule.class)
                .withBean(OtpService.class, () -> mock(OtpService.class))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Configuration(proxyBeanMethods = false)
    static class Chain {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, Customizer<OtpLoginConfigurer> login) {
            return http.with(OtpLoginConfigurer.otpLogin(), otp -> login.customize(otp.loginPage("/login")))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Rule {
        @Bean
        SecurityFilterChain chain(HttpSecurity http, OtpFactors factors) {
            return http.authorizeHttpRequests(requests ->
                            requests.anyRequest().access(factors.verifiedWithin("transfer", Duration.ofMinutes(10))))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Annotated {
        @Bean
        Transfers transfers() {
            return new Transfers();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class AnnotatedLater {
        @Bean
        @Lazy
        Transfers transfers() {
            return new Transfers();
        }

        @Bean
        @Lazy
        Viewer viewer() {
            return new Viewer();
        }
    }

    static class Viewer {
        @RequireOtp(purpose = "login")
        public String look() {
            return "seen";
        }
    }

    static class Transfers {
        @RequireOtp(purpose = "login")
        public String look() {
            return "seen";
        }

        @RequireOtp(purpose = "transfer")
        public String transfer() {
            return "transferred";
        }
    }
}
