package io.github.otpgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowTest {

    @Test
    void parse_eachUnit_isUnderstood() {
        assertThat(Window.parse("1/60s")).isEqualTo(new Window(1, Duration.ofSeconds(60)));
        assertThat(Window.parse("3/5m")).isEqualTo(new Window(3, Duration.ofMinutes(5)));
        assertThat(Window.parse("5/1h")).isEqualTo(new Window(5, Duration.ofHours(1)));
        assertThat(Window.parse("10/1d")).isEqualTo(new Window(10, Duration.ofDays(1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "5/", "0/1h", "1001/1h", "5/0s", "5/32d", "-1/1h", "5/1w", "٥/1h", "5 / 1h", "5/1.5h"})
    void parse_anythingElse_isRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Window.parse(text));
    }

    @Test
    void implies_fewerInALongerTime_isStricter() {
        assertThat(Window.parse("1/60s").implies(Window.parse("1/31s"))).isTrue();
        assertThat(Window.parse("3/5m").implies(Window.parse("3/301s"))).isFalse();
        assertThat(Window.parse("1/60s").implies(Window.parse("3/5m"))).isFalse();
    }
}
