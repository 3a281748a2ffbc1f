package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** The form in which the documentation shows the configuration. */
class YamlTest {

    private static final String YAML = """
            otp:
              secret-keys: ["%s"]
              signature: 豪霆云
              allowed-countries: [CN]
              redis: { uri: "redis://127.0.0.1:1", namespace: otp }
              code: { length: 6, ttl: 5m, max-attempts: 5, resend: same }
              limits:
                phone: ["1/60s", "3/5m"]
              captcha: { mode: off }
              purposes:
                login: { template: 2 }
                register: { template: 5, variables: { app: 豪霆云短信平台 } }
                reset-password: { template: 7 }
              providers:
                main: { type: haotingyun, base-url: "https://localhost", api-key: "0123" }
              routes: { sms: [main], voice: [] }
              web: { base-path: /otp, trusted-proxies: [] }
            """.formatted(Settings.SECRET);

    @Test
    void service_documentedYaml_isMade() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(OtpAutoConfiguration.class))
                .withInitializer(YamlTest::addYaml)
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    OtpProperties properties = context.getBean(OtpProperties.class);
                    assertThat(properties.purposes()).containsOnlyKeys("login", "register", "reset-password");
                    // YAML reads `off` as a boolean.
                    assertThat(properties.captcha().mode()).isEqualTo(CaptchaMode.OFF);
                });
    }

    private static void addYaml(ConfigurableApplicationContext context) {
        ByteArrayResource file = new ByteArrayResource(YAML.getBytes(StandardCharsets.UTF_8));
        try {
            new YamlPropertySourceLoader()
                    .load("documented", file)
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
