package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.MovableClock;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDeniedException;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.core.context.SecurityContextImpl;

/** Where the annotation may stand, and that nothing else is needed for it to hold. */
class RequireOtpTest {

    private final List<Object> published = new ArrayList<>();
    private final MovableClock clock = new MovableClock(Instant.EPOCH);
    private final OtpFactors factors = new OtpFactors(clock);
    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(OtpSecurityAutoConfiguration.class))
            .withBean(OtpFactors.class, () -> factors)
            .withUserConfiguration(Beans.class);

    @AfterEach
    void logOut() {
        SecurityContextHolder.clearContext();
    }

    private static void logIn(GrantedAuthority... authorities) {
        SecurityContextHolder.getContext().setAuthentication(login(authorities));
    }

    private static Authentication login(GrantedAuthority... authorities) {
        return UsernamePasswordAuthenticationToken.authenticated("alice", null, List.of(authorities));
    }

    @Test
    void call_nobodyLoggedIn_isRefused() {
        runner.run(context -> assertThatThrownBy(context.getBean(OnMethod.class)::pay)
                .isInstanceOf(AuthenticationCredentialsNotFoundException.class));
    }

    @Test
    void call_withoutFactor_isRefusedWhereverItStands() {
        runner.run(context -> {
            logIn(factors.factor(new Purpose("login")));

            assertThatThrownBy(context.getBean(OnMethod.class)::pay).isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(context.getBean(OnClass.class)::pay).isInstanceOf(AuthorizationDeniedException.class);
            assertThatThrownBy(context.getBean(OnAnnotation.class)::pay)
                    .isInstanceOf(AuthorizationDeniedException.class);
            assertThat(context.getBean(OnMethod.class).look()).isEqualTo("seen");
        });
    }

    @Test
    void call_withFactor_passesUntilItExpires() {
        runner.run(context -> {
            logIn(factors.factor(new Purpose("pay")));

            clock.advance(Duration.ofSeconds(29));
            assertThat(context.getBean(OnMethod.class).pay()).isEqualTo("paid");
            assertThat(context.getBean(OnClass.class).pay()).isEqualTo("paid");
            assertThat(context.getBean(OnAnnotation.class).pay()).isEqualTo("paid");

            clock.advance(Duration.ofSeconds(1));
            assertThatThrownBy(context.getBean(OnMethod.class)::pay).isInstanceOf(AuthorizationDeniedException.class);
        });
    }

    @Test
    void call_inheritedByAnAnnotatedClass_isRefused() {
        runner.run(context -> {
            logIn();

            assertThatThrownBy(context.getBean(Inheriting.class)::pay).isInstanceOf(AuthorizationDeniedException.class);
            assertThat(context.getBean(Inheriting.class)).asString().contains("Inheriting");
        });
    }

    @Test
    void call_applicationKeepsContextsItself_looksThere() {
        SecurityContextHolderStrategy contexts = new OwnContexts();
        contexts.setContext(new SecurityContextImpl(login(factors.factor(new Purpose("pay")))));

        runner.withBean(SecurityContextHolderStrategy.class, () -> contexts)
                .run(context ->
                        assertThat(context.getBean(OnMethod.class).pay()).isEqualTo("paid"));
        contexts.clearContext();
    }

    @Test
    void call_refused_isPublished() {
        runner.withBean(AuthorizationEventPublisher.class, () -> new SpringAuthorizationEventPublisher(published::add))
                .run(context -> {
                    logIn();

                    assertThatThrownBy(context.getBean(OnMethod.class)::pay)
                            .isInstanceOf(AuthorizationDeniedException.class);
                });

        assertThat(published).singleElement().isInstanceOf(AuthorizationDeniedEvent.class);
    }

    @Test
    void call_noWebApplication_isRefused() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtpSecurityAutoConfiguration.class))
                .withUserConfiguration(Beans.class)
                .run(context -> {
                    logIn();

                    assertThatThrownBy(context.getBean(OnMethod.class)::pay)
                            .isInstanceOf(AuthorizationDeniedException.class);
                });
    }

    @Test
    void verifiedWithin_whatCannotBe_isRefused() {
        assertThatThrownBy(() -> factors.verifiedWithin("Pay", Duration.ofMinutes(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> factors.verifiedWithin("pay", Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(OtpFactors.authority("pay-out")).isEqualTo("FACTOR_OTP_PAY_OUT");
        assertThat(OtpFactors.authority("login")).isEqualTo(OtpFactors.LOGIN);
    }

    @Configuration(proxyBeanMethods = false)
    static class Beans {
        @Bean
        OnMethod onMethod() {
            return new OnMethod();
        }

        @Bean
        OnClass onClass() {
            return new OnClass();
        }

        @Bean
        Inheriting inheriting() {
            return new Inheriting();
        }

        @Bean
        OnAnnotation onAnnotation() {
            return new OnAnnotation();
        }
    }

    static class OnMethod {
        @RequireOtp(purpose = "pay", within = "30s")
        public String pay() {
            return "paid";
        }

        public String look() {
            return "seen";
        }
    }

    @RequireOtp(purpose = "pay")
    static class OnClass {
        public String pay() {
            return "paid";
        }
    }

    static class Plain {
        public String pay() {
            return "paid";
        }
    }

    @RequireOtp(purpose = "pay")
    static class Inheriting extends Plain {}

    @Retention(RetentionPolicy.RUNTIME)
    @RequireOtp(purpose = "pay")
    @interface Payment {}

    static class OnAnnotation {
        @Payment
        public String pay() {
            return "paid";
        }
    }
}
