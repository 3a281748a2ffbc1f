package io.github.otpgate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderSettingsTest {

    private static final String LABEL = "a".repeat(63);

    private static String url(String written) {
        return new ProviderSettings("main", Map.of("base-url", written))
                .requiredUrl("base-url")
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://sms.example.com",
                "http://127.0.0.1:8080/vendor",
                "http://[::1]:8080",
                "http://[::ffff:1.2.3.4]",
                "https://sms.example.com.",
                "HTTPS://sms.example.com"
            })
    void requiredUrl_ofTheWeb_comesBackAsItIs(String written) {
        assertThat(url(written)).isEqualTo(written);
        assertThat(url(written + "/")).isEqualTo(written);
        assertThat(url("http://" + LABEL + ".com")).endsWith(LABEL + ".com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a" + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" + ".com",
                "http://[fe80::1%25eth0]",
                "http://[fe80::1%1]",
                "http://user:s3cr3t@sms.example.com",
                "http://sms.example.com?key=s3cr3t",
                "http://sms.example.com:0",
                "http://sms.example.com:65536",
                "ftp://sms.example.com",
                "sms.example.com"
            })
    void requiredUrl_thatNoRequestCanGoTo_isNamedAndNotRepeated(String written) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> url(written))
                .withMessageContaining("providers.main.base-url")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void requiredUrl_longerThanANameCanBe_isRefused() {
        String longest = (LABEL + ".").repeat(3) + "a".repeat(61);

        assertThat(url("http://" + longest)).endsWith(longest);
        assertThatExceptionOfType(ConfigurationException.class).isThrownBy(() -> url("http://" + longest + "a"));
    }

    @Test
    void key_inTwoSpellings_isRefusedWithoutItsValues() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ProviderSettings("main", Map.of("api-key", "s3cr3t", "apiKey", "s3cr3t2")))
                .withMessageContaining("providers.main.api")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void key_inAnySpelling_isFound() {
        ProviderSettings settings = new ProviderSettings("main", Map.of("API_KEY", " k "));

        assertThat(settings.optional("api-key")).contains("k");
        assertThat(settings).hasToString("ProviderSettings[main]");
    }
}
