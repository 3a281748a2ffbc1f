package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MovableClockTest {

    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final MovableClock clock = new MovableClock(START);

    @Test
    void instant_notMoved_standsStill() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());
    }

    @Test
    void advance_duration_movesCopiesInOtherZonesToo() {
        MovableClock shanghai = clock.withZone(ZoneId.of("Asia/Shanghai"));

        Instant now = clock.advance(Duration.ofSeconds(30));

        assertThat(now).isEqualTo(START.plusSeconds(30));
        assertThat(shanghai.instant()).isEqualTo(now);
        assertThat(shanghai.getZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    }

    @Test
    void advance_backwards_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofSeconds(-1)));
    }
}
