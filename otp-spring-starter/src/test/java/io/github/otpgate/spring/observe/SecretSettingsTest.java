package io.github.otpgate.spring.observe;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.spring.Settings;
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
import org.springframework.context.ApplicationContext;
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

    @ParameterizedTest
    @ValueSource(strings = {"", "otp.enabled=false"})
    void env_variableThatASecretIsMadeOf_isHidden(String more) {
        String redis = "p@ss/word-of-redis";
        Map<String, Object> variables = Map.ofEntries(
                Map.entry("CODE_SECRET", ObservedApplication.SECRET),
                Map.entry("SMS_API_KEY", ObservedApplication.WRONG_KEY),
                Map.entry("SMS_API_KEY_FILE", ObservedApplication.WRONG_KEY + "\n"),
                Map.entry("PUSH_TOKEN", "half-of-the-token"),
                Map.entry("QUEUE_PASSWORD", redis),
                Map.entry("QUEUE_URL", "redis://default:p%40ss%2Fword-of-redis@127.0.0.1:1"),
                Map.entry("REVIEW_CODE", "424242"),
                Map.entry("PASSWORD", "pw12"),
                Map.entry("LAUNCHED_WITH", "java -jar shop.jar --otp.captcha.verifier.secret=" + CAPTCHA));
        withVariables(variables)
                .withPropertyValues(more.isEmpty() ? new String[0] : new String[] {more})
                .withPropertyValues(
                        "otp.secret-keys=" + Settings.OTHER_SECRET + " , ${CODE_SECRET}",
                        "otp.providers.main.api-key=${SMS_API_KEY}",
                        "otp.callbacks.token=${PUSH_TOKEN}-and-the-other-half",
                        "otp.redis.uri=${QUEUE_URL}",
                        "otp.test-numbers=13800138000 ${REVIEW_CODE} 2020-12-31",
                        "otp.providers.second.type=api-v1",
                        "otp.providers.second.base-url=http://127.0.0.1:1",
                        "otp.providers.second.account=shop",
                        "otp.providers.second.password=${PASSWORD}",
                        "otp.routes.sms=main")
                .run(context -> variables
                        .keySet()
                        .forEach(name ->
                                assertThat(shown(context, name)).as(name).isEqualTo("******")));
    }

    @Test
    void env_variableOfASecretInAnyForm_isHidden() {
        Map<String, Object> variables = Map.ofEntries(
                Map.entry("WITH_COMMAS", "Xk9,mP2,qR7w"),
                Map.entry("QUEUE_URL", "redis://default:pw12@127.0.0.1:1"),
                Map.entry("REVIEW_CODE", "424242"));
        withVariables(variables)
                .withPropertyValues(
                        "otp.enabled=false",
                        "otp.providers.second.password=${WITH_COMMAS}",
                        "otp.redis.uri=${QUEUE_URL}",
                        "otp.test-numbers[0]=\t13800138000 ${REVIEW_CODE} 2020-12-31")
                .run(context -> variables
                        .keySet()
                        .forEach(name ->
                                assertThat(shown(context, name)).as(name).isEqualTo("******")));
    }

    @Test
    void env_passwordThatIsNoEscapedText_isHiddenAsItStands() {
        withVariables(Map.of("QUEUE_PASSWORD", "100%zz-of-redis", "HARMLESS", "shown-to-all"))
                .withPropertyValues("otp.enabled=false", "otp.redis.uri=redis://:${QUEUE_PASSWORD}@127.0.0.1:1")
                .run(context -> {
                    assertThat(shown(context, "QUEUE_PASSWORD")).isEqualTo("******");
                    assertThat(shown(context, "HARMLESS")).isEqualTo("shown-to-all");
                });
    }

    @Test
    void env_accountThatIsCalledLikeASecret_hidesNothingElse() {
        withVariables(Map.of("FLAG", "true", "KIND", "haotingyun"))
                .withPropertyValues(
                        "otp.enabled=false",
                        "otp.providers.turkey.type=haotingyun",
                        "otp.providers.turkey.merge=true",
                        "otp.providers.turkey.api-key=a-key-of-its-own")
                .run(context -> {
                    assertThat(shown(context, "FLAG")).isEqualTo("true");
                    assertThat(shown(context, "KIND")).isEqualTo("haotingyun");
                });
    }

    @Test
    void env_variableThatIsNoSecret_isShown() {
        Map<String, Object> variables = Map.ofEntries(
                Map.entry("EMPTY", ""),
                Map.entry("ONE", "1"),
                Map.entry("LONGER", "spw123"),
                Map.entry("ACCOUNT", "the-shop-24"),
                Map.entry("QUEUE_HOST", "redis.example.internal"),
                Map.entry("VENDOR", "https://vendor.example"));
        withVariables(variables)
                .withPropertyValues(
                        "otp.redis.uri=redis://:x@${QUEUE_HOST}:1",
                        "otp.captcha.verifier.secret=",
                        "otp.callbacks.token=1",
                        "otp.providers.second.account=${ACCOUNT}",
                        "otp.providers.second.base-url=${VENDOR}",
                        "otp.providers.second.password=pw12",
                        "otp.enabled=false")
                .run(context -> variables.forEach((name, value) ->
                        assertThat(shown(context, name)).as(name).isEqualTo(value)));
    }

    private ApplicationContextRunner withVariables(Map<String, Object> variables) {
        return runner.withInitializer(context -> context.getEnvironment()
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource("more-systemEnvironment", variables)));
    }

    private static Object shown(ApplicationContext context, String variable) {
        EnvironmentEndpoint endpoint = context.getBean(EnvironmentEndpoint.class);
        return requireNonNull(requireNonNull(endpoint.environmentEntry(variable).getProperty())
                .getValue());
    }

    @Test
    void function_beanOfThatName_backsOff() {
        runner.withBean("otpSecretSettings", String.class, () -> "another")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(SecretSettings.class));
    }
}
