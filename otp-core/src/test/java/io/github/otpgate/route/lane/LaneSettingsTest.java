package io.github.otpgate.route.lane;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ProviderSettings;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LaneSettingsTest {

    private static LaneSettings of(Map<String, String> values) {
        return LaneSettings.of(new ProviderSettings("main", values));
    }

    @Test
    void of_nothing_isTheDefault() {
        assertThat(of(Map.of("type", "haotingyun"))).isEqualTo(LaneSettings.DEFAULT);
    }

    @Test
    void of_everyKey_isRead() {
        Map<String, String> values = Map.of(
                "requests-per-second", "20",
                "mostInFlight", "256",
                "queue", "5",
                "merge", "false",
                "merge-wait", "1s",
                "BALANCE_ALARM", "99.50");

        assertThat(of(values))
                .isEqualTo(new LaneSettings(
                        20, 256, 5, false, Duration.ofSeconds(1), Optional.of(new BigDecimal("99.50"))));
        new ProviderSettings("main", values).without(LaneSettings.KEYS).allowOnly(java.util.Set.of());
    }

    @ParameterizedTest
    @CsvSource({
        "requests-per-second, 10001, 'a whole number, 0 to 10000'",
        "requests-per-second, -1, 'a whole number, 0 to 10000'",
        "requests-per-second, 9999999999, 'a whole number, 0 to 10000'",
        "most-in-flight, 0, 'a whole number, 1 to 256'",
        "most-in-flight, ٣, 'a whole number, 1 to 256'",
        "queue, many, 'a whole number, 1 to 100000'",
        "merge, yes, 'true or false'",
        "merge-wait, 20, '0ms to 1s, for example 20ms'",
        "merge-wait, 1001ms, '0ms to 1s, for example 20ms'",
        "balance-alarm, -5, 'an amount, for example 1000 or 99.50'",
        "balance-alarm, 1e9, 'an amount, for example 1000 or 99.50'"
    })
    void of_valueThatIsNotAllowed_isNamed(String key, String value, String allowed) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> of(Map.of(key, value)))
                .withMessage("otp.providers.main." + key + ": found '" + value + "'; allowed: " + allowed);
    }

    @Test
    void constructor_outOfRange_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneSettings(0, 1, 0, true, Duration.ZERO, Optional.empty()))
                .withMessage("queue must be 1 to 100000: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LaneSettings(0, 1, 1, true, Duration.ofSeconds(2), Optional.empty()));
    }
}
