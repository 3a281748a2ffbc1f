package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.servlet.OtpFilter;
import io.github.otpgate.servlet.WebSettings;
import jakarta.servlet.DispatcherType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@ExtendWith(OutputCaptureExtension.class)
class FilterConfigurationTest {

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.complete());

    @Test
    void filter_servletApplication_isRegisteredBelowTheBasePath() {
        runner.run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

            assertThat(registration.getFilter()).isInstanceOf(OtpFilter.class);
            assertThat(registration.getUrlPatterns()).containsExactly("/otp/*");
            assertThat(registration.determineDispatcherTypes()).containsExactly(DispatcherType.REQUEST);
        });
    }

    @Test
    void filter_otherBasePath_isRegisteredThere() {
        runner.withPropertyValues("otp.web.base-path=/api/codes").run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

            assertThat(registration.getUrlPatterns()).containsExactly("/api/codes/*");
        });
    }

    @Test
    void filter_ownFilter_backsOff() {
        runner.withUserConfiguration(OwnFilter.class)
                .run(context -> assertThat(context).doesNotHaveBean("otpFilter").hasSingleBean(OtpFilter.class));
    }

    @Test
    void filter_ownRegistration_backsOff() {
        runner.withUserConfiguration(OwnRegistration.class).run(context -> {
            FilterRegistrationBean<?> registration = context.getBean(FilterRegistrationBean.class);

            assertThat(context).doesNotHaveBean("otpFilter");
            assertThat(registration.getOrder()).isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api", "/api/"})
    void filter_besideTheOnlyServlet_warnsAndSaysWhatToDo(String path, CapturedOutput output) {
        runner.withPropertyValues("spring.mvc.servlet.path=" + path)
                .run(context -> assertThat(context).hasBean("otpFilter"));

        assertThat(output)
                .contains("otp.web.base-path is /otp and spring.mvc.servlet.path is /api")
                .contains("Set otp.web.base-path to /api/otp, or server.servlet.register-default-servlet to true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.mvc.servlet.path=/",
                "spring.mvc.servlet.path=/otp",
                "otp.web.base-path=/api/otp",
                "server.servlet.register-default-servlet=true"
            })
    void filter_belowAServlet_doesNotWarn(String more, CapturedOutput output) {
        runner.withPropertyValues("spring.mvc.servlet.path=/api")
                .withPropertyValues(more)
                .run(context -> assertThat(context).hasBean("otpFilter"));

        assertThat(output).doesNotContain("spring.mvc.servlet.path");
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnFilter {
        @Bean
        OtpFilter own(OtpService service) {
            return new OtpFilter(service, WebSettings.DEFAULT);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnRegistration {
        @Bean
        FilterRegistrationBean<OtpFilter> own(OtpService service) {
            FilterRegistrationBean<OtpFilter> registration =
                    new FilterRegistrationBean<>(new OtpFilter(service, WebSettings.DEFAULT));
            registration.setOrder(7);
            return registration;
        }
    }
}
