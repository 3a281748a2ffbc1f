package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BaselineTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ScriptedStore store = new ScriptedStore();
    private final Baseline baseline = new Baseline(store, new GuardNames(NamesTest::hash), nanos::get);

    @ParameterizedTest
    @CsvSource({"99, 99, 0.6", "100, 50, 0.5", "1000, 0, 0.4", "1000, 1000, 0.9", "0, 0, 0.6"})
    void share_ofAWeek_staysWithinItsBounds(long sent, long converted, double expected) {
        assertThat(Baseline.share(new GuardTally(sent, converted), 100)).isEqualTo(expected);
    }

    @Test
    void scale_asked_readsAgainAfterAMinute() {
        store.week.set(new GuardTally(1000, 450));
        assertThat(baseline.scale(GuardSettings.DEFAULT).baseline()).isEqualTo(0.6);
        nanos.addAndGet(Duration.ofSeconds(59).toNanos());
        assertThat(baseline.scale(GuardSettings.DEFAULT).baseline()).isEqualTo(0.45);
        assertThat(store.calls).hasSize(1);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        baseline.scale(GuardSettings.DEFAULT);

        assertThat(store.calls).hasSize(2);
    }

    @Test
    void scale_usualSite_hasTheThresholdsAsTheyAreWritten() {
        GuardScale scale = new GuardScale(GuardSettings.DEFAULT, 0.6);
        GuardScale low = new GuardScale(GuardSettings.DEFAULT, 0.45);

        assertThat(scale.suspectBelow()).isCloseTo(0.35, within(1e-12));
        assertThat(scale.blockBelow()).isCloseTo(0.20, within(1e-12));
        assertThat(low.suspectBelow()).isCloseTo(0.2625, within(1e-12));
        assertThat(low.blockBelow()).isCloseTo(0.15, within(1e-12));
    }
}
