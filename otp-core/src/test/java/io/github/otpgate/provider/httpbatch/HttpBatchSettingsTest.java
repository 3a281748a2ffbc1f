package io.github.otpgate.provider.httpbatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBatchSettingsTest {

    private static final Map<String, String> LEAST = Map.of(
            "type", "http-batch", "base-url", "https://sms.example", "account", "test01", "password", "hunter2hunter2");

    private final HttpTransport http = new HttpTransport(HttpSettings.DEFAULT);

    @AfterEach
    void close() {
        http.close();
    }

    private Provider create(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(LEAST);
        all.putAll(more);
        return new HttpBatchType()
                .create(
                        new ProviderSettings("second", all),
                        new ProviderTools(http, Clock.systemUTC(), new SecureRandom()));
    }

    @Test
    void create_leastSettings_isAnSmsProviderWithItsDefaults() {
        Provider provider = create(Map.of());

        assertThat(provider.name()).isEqualTo("second");
        assertThat(provider.channel()).isEqualTo(Channel.SMS);
        assertThat(provider.windows()).isEmpty();
        assertThat(provider.longestText()).isEqualTo(536);
        assertThat(provider).asString().isEqualTo("HttpBatchProvider[second]");
    }

    @Test
    void create_everySetting_isTaken() {
        Provider provider = create(Map.ofEntries(
                Map.entry("product", "274463133"),
                Map.entry("extno", "0012"),
                Map.entry("auth", "md5-ts"),
                Map.entry("dialect", "chuanglan"),
                Map.entry("response-type", "json"),
                Map.entry("longest-text", "700"),
                Map.entry("push-receiver", "admin"),
                Map.entry("push-password", "12345"),
                Map.entry("error-classes", "114=content-rejected")));

        assertThat(provider.longestText()).isEqualTo(700);
    }

    @ParameterizedTest
    @CsvSource({
        "base-url, ''",
        "base-url, sms.example",
        "base-url, https://sms.example/msg",
        "base-url, https://sms.example/msg/",
        "account, ''",
        "password, ''",
        "product, '1,2'",
        "extno, 12a",
        "extno, 123456789012345678901",
        "auth, md5",
        "dialect, 253",
        "response-type, xml",
        "longest-text, 0",
        "longest-text, many",
        "error-classes, 114",
        "producct, 1"
    })
    void create_wrongSetting_saysWhich(String key, String value) {
        assertThatThrownBy(() -> create(Map.of(key, value)))
                .isInstanceOfSatisfying(ConfigurationException.class, wrong -> {
                    assertThat(wrong.key()).isEqualTo("providers.second." + key);
                    assertThat(wrong.allowed()).isNotBlank();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"product", "extno", "longest-text"})
    void create_secretInTheWrongPlace_isNotRepeated(String key) {
        assertThatThrownBy(() -> create(Map.of(key, "hunter2 hunter2")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageNotContaining("hunter2");
    }
}
