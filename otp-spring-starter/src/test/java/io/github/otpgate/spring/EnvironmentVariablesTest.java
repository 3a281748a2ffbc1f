package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.Purpose;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** The whole configuration as a container gives it. */
@ExtendWith(OutputCaptureExtension.class)
class EnvironmentVariablesTest {

    private static final Map<String, Object> COMPLETE = Map.of(
            "OTP_SECRETKEYS_0", Settings.SECRET,
            "OTP_SIGNATURE", "豪霆云",
            "OTP_REDIS_URI", "redis://127.0.0.1:1",
            "OTP_PROVIDERS_MAIN_TYPE", "haotingyun",
            "OTP_PROVIDERS_MAIN_BASE_URL", "http://127.0.0.1:1",
            "OTP_PROVIDERS_MAIN_API_KEY", Settings.API_KEY);

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withConfiguration(Settings.configurations());

    private static ApplicationContextInitializer<ConfigurableApplicationContext> environment(Map<String, Object> more) {
        Map<String, Object> variables = new TreeMap<>(COMPLETE);
        variables.putAll(more);
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        return context -> context.getEnvironment()
                .getPropertySources()
                .replace(name, new SystemEnvironmentPropertySource(name, variables));
    }

    @Test
    void service_onlyVariables_isMade() {
        runner.withInitializer(environment(Map.of()))
                .run(context -> assertThat(context).hasSingleBean(OtpService.class));
    }

    @Test
    void properties_variables_areBoundWithAndWithoutUnderscoresForHyphens() {
        runner.withInitializer(environment(Map.of(
                        "OTP_SECRET_KEYS_0", Settings.OTHER_SECRET,
                        "OTP_CODE_MAXATTEMPTS", "3",
                        "OTP_CAPTCHA_MODE", "off",
                        "OTP_LIMITS_PHONE", "1/30s,9/1d",
                        "OTP_ROUTES_SMS_0", "main",
                        "OTP_PURPOSES_LOGIN_TEMPLATE", "5",
                        "OTP_PURPOSES_LOGIN_VARIABLES_APP", "豪霆云")))
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    OtpProperties properties = context.getBean(OtpProperties.class);
                    assertThat(properties.code().maxAttempts()).isEqualTo(3);
                    assertThat(properties.captcha().mode()).isEqualTo(CaptchaMode.OFF);
                    assertThat(properties.limits().phone()).containsExactly("1/30s", "9/1d");
                    assertThat(properties.routes().sms()).isEqualTo(List.of("main"));
                    assertThat(properties.purposes())
                            .isEqualTo(Map.of("login", new OtpProperties.PurposeMessage("5", Map.of("app", "豪霆云"))));
                });
    }

    @Test
    void properties_lists_areBoundFromOneVariableOrNumberedOnes() {
        runner.withInitializer(environment(Map.of(
                        "OTP_LIMITS_ADDRESS", "1/1m, 20/1h",
                        "OTP_LIMITS_ADDRESS_PHONES_0", "2/1h",
                        "OTP_LIMITS_ADDRESSPHONES_1", "9/1d",
                        "OTP_LIMITS_SESSION", "",
                        "OTP_LIMITS_COOLDOWN", "30s,1m",
                        "OTP_LIMITS_RECORD_ONLY", "guard,address-phones",
                        "OTP_NUMBERS_STEP_UP_0", "+86170",
                        "OTP_CAPTCHA_BOUND_TO_ADDRESS", "false",
                        "OTP_WEB_TRUSTED_PROXIES", "10.0.0.0/8,fd00::/8")))
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    OtpProperties properties = context.getBean(OtpProperties.class);
                    assertThat(properties.limits().address()).containsExactly("1/1m", "20/1h");
                    assertThat(properties.limits().addressPhones()).containsExactly("2/1h", "9/1d");
                    assertThat(properties.limits().session()).isEmpty();
                    assertThat(properties.limits().cooldown()).containsExactly("30s", "1m");
                    assertThat(properties.limits().recordOnly()).containsExactly("guard", "address-phones");
                    assertThat(properties.numbers().stepUp()).containsExactly("+86170");
                    assertThat(properties.captcha().boundToAddress()).isFalse();
                    assertThat(properties.web().trustedProxies()).containsExactly("10.0.0.0/8", "fd00::/8");
                });
    }

    @Test
    void properties_delivery_areBoundFromVariables() {
        String token = "0123456789abcdef0123456789abcdef";
        runner.withInitializer(environment(Map.of(
                        "OTP_CALLBACKS_TOKEN", token,
                        "OTP_CALLBACKS_PREVIOUS_TOKEN", "x" + token,
                        "OTP_CALLBACKS_RATE", "300",
                        "OTP_ROUTING_MOST_PAID", "1",
                        "OTP_ROUTING_WEIGHTS_MAIN", "7",
                        "OTP_ROUTING_RULES_0_COUNTRIES", "HK,MO",
                        "OTP_ROUTING_RULES_0_PROVIDERS_0", "main",
                        "OTP_POLLING_LONGESTINTERVAL", "2m",
                        "OTP_REPLIES_OPT_OUT", "TD,退订",
                        "OTP_REPLIES_NOTME_0", "非本人")))
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    OtpProperties properties = context.getBean(OtpProperties.class);
                    assertThat(properties.callbacks())
                            .isEqualTo(new DeliveryProperties.Callbacks(token, "x" + token, 300));
                    assertThat(properties.routing().mostPaid()).isEqualTo(1);
                    assertThat(properties.routing().weights()).isEqualTo(Map.of("main", 7));
                    assertThat(properties.routing().rules())
                            .containsExactly(new DeliveryProperties.Rule(
                                    Channel.SMS, List.of(), List.of("HK", "MO"), List.of("main")));
                    assertThat(properties.polling().longestInterval()).isEqualTo(Duration.ofMinutes(2));
                    assertThat(properties.replies())
                            .isEqualTo(new DeliveryProperties.Replies(List.of("TD", "退订"), List.of("非本人")));
                });
    }

    /** The table of docs/spring-boot.md, as far as the other tests do not have it. */
    @Test
    void properties_namesOfAccountsAndPurposes_areInSmallLettersWithoutHyphens() {
        runner.withInitializer(environment(Map.of(
                        "OTP_PROVIDERS_SECOND_TYPE", "haotingyun",
                        "OTP_PROVIDERS_SECOND_BASEURL", "http://127.0.0.1:1",
                        "OTP_PROVIDERS_SECOND_APIKEY", Settings.API_KEY,
                        "OTP_ROUTES_SMS", "second,main",
                        "OTP_PURPOSES_RESET_PASSWORD_TEMPLATE", "7",
                        "OTP_PURPOSES_RESETPASSWORD_TEMPLATE", "7")))
                .run(context -> {
                    assertThat(context).hasNotFailed();
                    assertThat(context.getBean(OtpService.class).providers()).containsOnlyKeys("main", "second");
                    assertThat(context.getBean(OtpService.class).purposes())
                            .extracting(Purpose::name)
                            .containsExactly("resetpassword");
                });
    }

    @Test
    void service_secretInVariableBesideFile_isMade() {
        runner.withInitializer(environment(Map.of()))
                .withPropertyValues(
                        "otp.providers.main.type=haotingyun", "otp.providers.main.baseUrl=https://localhost/api")
                .run(context -> assertThat(context).hasSingleBean(OtpService.class));
    }

    @Test
    void check_variableOfAnotherProgram_warnsWithoutItsValue(CapturedOutput output) {
        runner.withInitializer(environment(Map.of("OTP_VERSION", "27.1.2", "OTP_SECRETKYES_0", Settings.OTHER_SECRET)))
                .run(context -> {
                    assertThat(context).hasSingleBean(OtpService.class);
                    assertThat(output).contains("The environment variable for otp.version has no effect");
                    assertThat(output).contains("The environment variable for otp.secretkyes[0] has no effect");
                    assertThat(output).doesNotContain("27.1.2", Settings.OTHER_SECRET);
                });
    }
}
