package io.github.otpgate.provider.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.capability.BatchSend;
import io.github.otpgate.provider.capability.RecordPull;
import io.github.otpgate.wire.HttpSettings;
import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HaotingyunSettingsTest {

    private final HttpTransport transport = new HttpTransport(HttpSettings.DEFAULT);

    @AfterEach
    void close() {
        transport.close();
    }

    private Provider create(Map<String, String> more) {
        Map<String, String> settings =
                new TreeMap<>(Map.of("type", "haotingyun", "base-url", "https://sms.example.com", "api-key", "s3cr3t"));
        settings.putAll(more);
        return new HaotingyunType()
                .create(
                        new ProviderSettings("main", settings),
                        new ProviderTools(transport, Clock.systemUTC(), new SecureRandom()));
    }

    @Test
    void account_byDefault_takes500Characters() {
        assertThat(create(Map.of()).longestText()).isEqualTo(500);
        assertThat(create(Map.of("longest-text", "1000")).longestText()).isEqualTo(1000);
    }

    @Test
    void account_canWhatTheVendorOffers() {
        assertThat(create(Map.of()).capability(BatchSend.class))
                .get()
                .satisfies(batch -> assertThat(batch.mostRecipients()).isEqualTo(1000));
        assertThat(create(Map.of()).capability(RecordPull.class)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "longest-text, 0",
        "longest-text, -1",
        "longest-text, 10000",
        "longest-text, many",
        "extend, 1a",
        "extend, 123456789012345678901",
        "callback-url, /otp/callbacks/main/t0ken",
        "callback-url, ftp://example.com/t0ken",
        "callback-url, http://",
        "callback-url, http://[t0ken",
        "error-classes, 5=nonsense",
        "base-url, sms.example.com"
    })
    void setting_thatIsWrong_isNamed(String key, String value) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> create(Map.of(key, value)))
                .withMessageContaining("providers.main." + key)
                .withMessageNotContaining("t0ken")
                .withMessageNotContaining("s3cr3t");
    }

    @Test
    void uid_ofMoreThan256_isRefused() {
        assertThat(create(Map.of("uid", "x".repeat(256)))).isNotNull();
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> create(Map.of("uid", "x".repeat(257))));
    }

    @Test
    void setting_thatDoesNotExist_isNamed() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> create(Map.of("apikeys", "x")))
                .withMessageContaining("apikeys");
    }

    @Test
    void settings_printNoSecret() {
        assertThat(HaotingyunSettings.of(new ProviderSettings(
                                "main", Map.of("base-url", "https://sms.example.com", "api-key", "s3cr3t")))
                        .toString())
                .doesNotContain("s3cr3t");
        assertThat(create(Map.of()).toString()).doesNotContain("s3cr3t");
    }
}
