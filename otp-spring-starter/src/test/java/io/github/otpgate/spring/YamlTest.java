package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Window;
import io.github.otpgate.route.RouteRule;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.store.PhoneLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.ByteArrayResource;

/** The form in which the documentation shows the configuration. */
class YamlTest {

    private static final String YAML = """
            otp:
              secret-keys: ["%s"]
              signature: 豪霆云
              default-region: CN
              allowed-countries: [CN]
              redis: { uri: "redis://127.0.0.1:1", namespace: otp }
              code: { length: 6, ttl: 5m, max-attempts: 5, resend: same }
              limits:
                phone: ["1/60s", "3/5m", "5/1h", "10/1d"]
                cooldown: [60s, 2m]
                voice: [2/1h]
                voice-after-sms: true
                address: ["10/10m", "30/1h", "100/1d"]
                session: []
                global: ["1000/1h", "10000/1d"]
                step-up-after: 5
                record-only: [guard, country]
              guard: { enabled: true }
              numbers: { denied: ["+86170"], step-up: ["+86171", "+86162"] }
              captcha: { mode: off, kind: slider, difficulty: 20000, raised-difficulty: 100000, token-ttl: 90s }
              purposes:
                login: { template: 2 }
                register: { template: 5, variables: { app: 豪霆云短信平台 } }
                reset-password: { template: 7 }
              providers:
                main:   { type: haotingyun, base-url: "https://localhost", api-key: "0123" }
                second: { type: http-batch, base-url: "https://localhost", account: "a", password: "b", product: "1" }
                third:  { type: api-v1, base-url: "https://localhost", account: "a", password: "b" }
                call:   { type: smscn-voice, base-url: "https://localhost", uid: "a", secret-key: "b", template: "700001" }
              routes: { sms: [main, second, third], voice: [call] }
              routing:
                deadline: 8s
                attempt-timeout: 3s
                most-paid: 2
                voice-after: 60s
                weights: { main: 300, second: 100 }
                rules:
                  - { countries: [HK, MO], providers: [third] }
                  - { channel: voice, purposes: [reset-password], providers: [call] }
              polling: { interval: 2s, longest-interval: 5m }
              replies: { opt-out: [TD, T, 退订, "0000"] }
              callbacks: { token: "0123456789abcdef0123456789abcdef", previous-token: "0123456789abcdef012345" }
              web: { base-path: /otp, trusted-proxies: ["10.0.0.0/8", "::1"] }
            """.formatted(Settings.SECRET);

    private final WebApplicationContextRunner runner =
            new WebApplicationContextRunner().withConfiguration(Settings.configurations());

    @Test
    void service_documentedYaml_isMade() {
        runner.withInitializer(context -> addYaml(context, YAML)).run(context -> {
            assertThat(context).hasSingleBean(OtpService.class).hasBean("otpFilter");
            OtpProperties properties = context.getBean(OtpProperties.class);
            assertThat(properties.purposes()).containsOnlyKeys("login", "register", "reset-password");
            // YAML reads `off` as a boolean.
            assertThat(properties.captcha().mode()).isEqualTo(CaptchaMode.OFF);
            assertThat(properties.captcha().kind()).isEqualTo(CaptchaKind.SLIDER);
            assertThat(properties.numbers())
                    .isEqualTo(new OtpProperties.Numbers(List.of("+86170"), List.of("+86171", "+86162")));
            assertThat(properties.web().trustedProxies()).containsExactly("10.0.0.0/8", "::1");
        });
    }

    @Test
    void limits_documentedYaml_areRead() {
        runner.withInitializer(context -> addYaml(context, YAML)).run(context -> {
            ConfiguredLimits limits =
                    ConfiguredLimits.of(context.getBean(OtpProperties.class).limits());

            assertThat(limits.phone())
                    .isEqualTo(new PhoneLimits(
                            PhoneLimits.WINDOWS,
                            List.of(Duration.ofSeconds(60), Duration.ofMinutes(2)),
                            List.of(new Window(2, Duration.ofHours(1))),
                            true));
            assertThat(limits.rates().of(LimitRule.SESSION)).isEmpty();
            assertThat(limits.rates().of(LimitRule.ADDRESS)).isEqualTo(LimitSettings.DEFAULT.of(LimitRule.ADDRESS));
            assertThat(limits.rates().stepUpAfter()).isEqualTo(5);
            assertThat(limits.rates().recordOnly()).containsExactlyInAnyOrder(LimitRule.GUARD, LimitRule.COUNTRY);
        });
    }

    @Test
    void delivery_documentedYaml_isRead() {
        runner.withInitializer(context -> addYaml(context, YAML)).run(context -> {
            OtpProperties properties = context.getBean(OtpProperties.class);

            assertThat(DeliverySettings.routing(properties.routing()))
                    .isEqualTo(new RoutingSettings(
                            Duration.ofSeconds(8),
                            Duration.ofSeconds(3),
                            2,
                            Map.of("main", 300, "second", 100),
                            Optional.of(Duration.ofMinutes(1)),
                            List.of(
                                    new RouteRule(Channel.SMS, Set.of(), Set.of("HK", "MO"), List.of("third")),
                                    new RouteRule(
                                            Channel.VOICE, Set.of("reset-password"), Set.of(), List.of("call")))));
            assertThat(properties.polling().longestInterval()).isEqualTo(Duration.ofMinutes(5));
            assertThat(properties.replies().optOut()).containsExactly("TD", "T", "退订", "0000");
            assertThat(properties.callbacks().previousToken()).isEqualTo("0123456789abcdef012345");
        });
    }

    @Test
    void service_numberWithoutQuotes_refusesAndSaysWhy() {
        String mistake = YAML.replace("[\"+86170\"]", "[+86170]");

        runner.withInitializer(context -> addYaml(context, mistake))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("otp.numbers.denied[0]")
                        .hasMessageContaining("in YAML with quotes"));
    }

    private static void addYaml(ConfigurableApplicationContext context, String yaml) {
        ByteArrayResource file = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8));
        try {
            new YamlPropertySourceLoader()
                    .load("documented", file)
                    .forEach(context.getEnvironment().getPropertySources()::addFirst);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
