package io.github.otpgate.spring.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import io.github.otpgate.spring.Settings;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;

/** What is configured beside Spring Security. No Redis answers here. */
class OtpSecurityAutoConfigurationTest {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withConfiguration(AutoConfigurations.of(
                    OtpSecurityAutoConfiguration.class,
                    SecurityAutoConfiguration.class,
                    ServletWebSecurityAutoConfiguration.class,
                    SecurityFilterAutoConfiguration.class))
            .withPropertyValues(
                    "otp.secret-keys=c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ==",
                    "otp.signature=豪霆云",
                    "otp.redis.uri=redis://127.0.0.1:1",
                    "otp.providers.main.type=haotingyun",
                    "otp.providers.main.base-url=http://127.0.0.1:1",
                    "otp.providers.main.api-key=key");

    private static Map<String, Integer> orders(ApplicationContext context) {
        Map<String, Integer> orders = new LinkedHashMap<>();
        context.getBeansOfType(AbstractFilterRegistrationBean.class)
                .forEach((name, bean) -> orders.put(name, bean.getOrder()));
        return orders;
    }

    @Test
    void filter_besideSecurity_answersFirst() {
        runner.run(context -> assertThat(orders(context))
                .containsEntry("securityFilterChainRegistration", -100)
                .containsEntry("otpFilter", -101));
    }

    @Test
    void filter_securityElsewhere_answersBeforeItThere() {
        runner.withPropertyValues("spring.security.filter.order=7")
                .run(context -> assertThat(orders(context))
                        .containsEntry("securityFilterChainRegistration", 7)
                        .containsEntry("otpFilter", 6));
    }

    @Test
    void filter_withItsOwnOrder_keepsIt() {
        runner.withUserConfiguration(OwnRegistration.class)
                .run(context -> assertThat(orders(context)).containsEntry("own", 3));
    }

    @Test
    void withoutSecurity_backsOff() {
        new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtpSecurityAutoConfiguration.class))
                .withClassLoader(new FilteredClassLoader("org.springframework.security"))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("otpFactors"));
    }

    @Test
    void login_usersNamedByPhone_needNothingElse() {
        runner.withUserConfiguration(Users.class, Chain.class)
                .run(context -> assertThat(context).hasNotFailed().hasSingleBean(SecurityFilterChain.class));
    }

    @Test
    void login_withoutUsers_failsAndSaysWhatToDefine() {
        runner.withUserConfiguration(Chain.class)
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("PhoneUserDetailsService"));
    }

    @Test
    void login_pageForItAsForAStepUp_failsAndSaysWhatToSet() {
        runner.withUserConfiguration(Users.class, LoginAsStepUp.class)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageContaining("stepUpPage")
                        .hasMessageContaining("loginPage"));
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistration {
        @Bean
        FilterRegistrationBean<OtpFilter> own(OtpService service) {
            FilterRegistrationBean<OtpFilter> registration =
                    new FilterRegistrationBean<>(new OtpFilter(service, WebSettings.DEFAULT));
            registration.setOrder(3);
            return registration;
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Users {
        @Bean
        UserDetailsService users() {
            return new InMemoryUserDetailsManager(
                    User.withUsername("+8613800138000").password("{noop}x").build());
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class LoginAsStepUp {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.with(OtpLoginConfigurer.otpLogin(), otp -> otp.stepUpPage("login", "/again"))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Chain {
        @Bean
        SecurityFilterChain chain(HttpSecurity http) {
            return http.with(OtpLoginConfigurer.otpLogin(), otp -> otp.loginPage("/login"))
                    .build();
        }
    }
}
