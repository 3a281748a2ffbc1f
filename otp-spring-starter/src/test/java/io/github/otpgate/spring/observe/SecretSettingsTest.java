package io.github.otpgate.spring.observe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration;
import org.springframework.boot.actuate.context.properties.ConfigurationPropertiesReportEndpoint;
import org.springframework.boot.actuate.env.EnvironmentEndpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import tools.jackson.databind.json.JsonMapper;

/** The actuator of somebody who lets it show everything. */
class SecretSettingsTest {

    private static final String TOKEN = "callback-token-never-printed";
    private static final String CAPTCHA = "captcha-secret-never-printed";

    private final ApplicationContextRunner runner = Runner.create()
            .withConfiguration(AutoConfigurations.of(
                    OtpSanitizingAutoConfiguration.class,
                    ConfigurationPropertiesReportEndpointAutoConfiguration.class,
                    EnvironmentEndpointAutoConfiguration.class))
            .withInitializer(context -> context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new SystemEnvironmentPropertySource(
                            "variables-systemEnvironment",
                            Map.of("OTP_SECRETKEYS_0", ObservedApplication.SECRET, "OTP_SECRET", CAPTCHA))))
            .withPropertyValues(
                    "management.endpoints.jmx.exposure.include=*",
                    "management.endpoint.configprops.show-values=always",
                    "management.endpoint.env.show-values=always",
                    "spring.jmx.enabled=true",
                    "otp.callbacks.token=" + TOKEN,
                    "otp.callbacks.previousToken=" + TOKEN + "-before",
                    "otp.test-numbers=13800138000 424242 2020-12-31",
                    "otp.captcha.verifier.type=turnstile",
                    "otp.captcha.verifier.site-key=a-public-key",
                    "otp.captcha.verifier.hostnames=example.com",
                    "otp.captcha.verifier.secret=" + CAPTCHA);

    @ParameterizedTest
    @ValueSource(strings = {"", "otp.enabled=false"})
    void endpoints_showValues_showNoSecret(String more) {
        runner.withPropertyValues(more.isEmpty() ? new String[0] : new String[] {more})
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    String shown = JsonMapper.shared()
                                    .writeValueAsString(context.getBean(ConfigurationPropertiesReportEndpoint.class)
                                            .configurationProperties())
                            + JsonMapper.shared()
                                    .writeValueAsString(context.getBean(EnvironmentEndpoint.class)
                                            .environment(null));

                    assertThat(shown)
                            .contains("a-public-key", "haotingyun")
                            .doesNotContain(
                                    TOKEN,
                                    CAPTCHA,
                                    "424242",
                                    "a-password-never-printed",
                                    ObservedApplication.SECRET,
                                    ObservedApplication.WRONG_KEY);
                });
    }

    @Test
    void function_beanOfThatName_backsOff() {
        runner.withBean("otpSecretSettings", String.class, () -> "another")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SecretSettings.class));
    }
}
