package io.github.otpgate.provider.smscn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ProviderSettings;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmscnSettingsTest {

    private static final Map<String, String> RIGHT =
            Map.of("type", "smscn-voice", "base-url", "https://api.sms.cn", "uid", "test", "template", "700001");

    private static SmscnSettings of(String... more) {
        Map<String, String> values = new HashMap<>(RIGHT);
        for (int i = 0; i < more.length; i += 2) {
            values.put(more[i], more[i + 1]);
        }
        return SmscnSettings.of(new ProviderSettings("call", values));
    }

    @ParameterizedTest
    @CsvSource({
        "https://api.sms.cn, https://api.sms.cn/voice/",
        "https://api.sms.cn/, https://api.sms.cn/voice/",
        "https://api.sms.cn/voice, https://api.sms.cn/voice/",
        "https://api.sms.cn/voice/, https://api.sms.cn/voice/",
        "http://10.0.0.1:8080/proxy, http://10.0.0.1:8080/proxy/voice/"
    })
    void url_withOrWithoutItsPath_isTheEndpoint(String written, String endpoint) {
        assertThat(of("password", "p", "base-url", written).url()).hasToString(endpoint);
    }

    @Test
    void of_onlyWhatIsRequired_hasTheDefaults() {
        SmscnSettings settings = of("password", "p");

        assertThat(settings.call())
                .isEqualTo(new SmscnCall(SmscnCall.Action.SENDCODE, "700001", "code", SmscnCall.Digits.JOINED));
        assertThat(settings.format()).isEqualTo(SmscnFormat.JSON);
    }

    @Test
    void of_everythingElse_isTaken() {
        SmscnSettings settings = of(
                "secretKey",
                "s",
                "codeVariable",
                "yzm",
                "action",
                "send",
                "digits",
                "spaced",
                "format",
                "XML",
                "error-classes",
                "151=throttled-per-number/3600s");

        assertThat(settings.call())
                .isEqualTo(new SmscnCall(SmscnCall.Action.SEND, "700001", "yzm", SmscnCall.Digits.SPACED));
        assertThat(settings.format()).isEqualTo(SmscnFormat.XML);
        assertThat(settings.credentials().expires()).isTrue();
    }

    @Test
    void of_neitherPasswordNorSecretKey_isRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(SmscnSettingsTest::of)
                .withMessage("otp.providers.call.password: found neither password nor secret-key; allowed: exactly one"
                        + " of password and secret-key");
    }

    @Test
    void of_bothPasswordAndSecretKey_isRefusedWithoutPrintingThem() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of("password", "hunter2", "secret-key", "hunter3"))
                .withMessageContaining("found password and secret-key")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hunter"));
    }

    @ParameterizedTest
    @CsvSource({
        "format, yaml, format",
        "digits, slow, digits",
        "action, query, action",
        "code-variable, {$code}, code-variable",
        "code-variable, 1code, code-variable",
        "template, 7 0, template",
        "base-url, ftp://api.sms.cn, base-url",
        "api-key, x, apikey"
    })
    void of_wrongValue_namesItsKey(String key, String value, String named) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of("password", "p", key, value))
                .satisfies(e -> assertThat(e.key()).isEqualTo("providers.call." + named));
    }

    @ParameterizedTest
    @CsvSource({"uid", "template", "base-url"})
    void of_missingValue_namesItsKey(String key) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of("password", "p", key, " "))
                .satisfies(e -> assertThat(e.key()).isEqualTo("providers.call." + key));
    }

    @Test
    void toString_ofSettings_printsNoSecret() {
        assertThat(of("password", "hunter2").toString()).isEqualTo("SmscnSettings[call]");
    }
}
