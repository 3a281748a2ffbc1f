package io.github.otpgate.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpSettingsTest {

    private static HttpSettings of(Duration connect, Duration read, Duration call) {
        return new HttpSettings(connect, read, call, HttpSettings.DEFAULT.largest(), 1);
    }

    /** A look-up of a name that may take no time finds no vendor. */
    @ParameterizedTest
    @CsvSource({"PT0S, PT1S, PT1S", "PT1S, PT0S, PT1S", "PT1S, PT1S, PT0S", "PT0.0009S, PT1S, PT1S", "PT-1S, PT1S, PT1S"
    })
    void timeout_belowAMillisecond_isRefused(Duration connect, Duration read, Duration call) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(connect, read, call));
    }

    @Test
    void timeout_ofAMillisecond_isTaken() {
        Duration least = Duration.ofMillis(1);

        assertThat(of(least, least, least).connect()).isEqualTo(least);
    }
}
