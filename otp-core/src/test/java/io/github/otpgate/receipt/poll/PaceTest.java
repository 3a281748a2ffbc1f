package io.github.otpgate.receipt.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration SHORTEST = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Pace pace = new Pace("reports of main", new Pace.Range(SHORTEST, LONGEST));

    @Test
    void empty_timeAfterTime_asksTheMoreSeldom() {
        assertThat(pace.empty()).isEqualTo(SHORTEST);
        assertThat(pace.empty()).isEqualTo(Duration.ofSeconds(10));
        assertThat(pace.empty()).isEqualTo(Duration.ofSeconds(20));
        assertThat(pace.empty()).isEqualTo(Duration.ofSeconds(40));
        assertThat(pace.empty()).isEqualTo(LONGEST);
        assertThat(pace.empty()).isEqualTo(LONGEST);
    }

    @Test
    void found_afterLongSilence_asksAtOnceAndThenSoon() {
        pace.empty();
        pace.empty();

        assertThat(pace.found()).isZero();
        assertThat(pace.empty()).isEqualTo(SHORTEST);
    }

    @Test
    void refused_asTooFast_backsOff() {
        Refusal tooFast = new Refusal(ErrorClass.THROTTLED_ACCOUNT, "-5");

        assertThat(pace.refused(tooFast)).isEqualTo(SHORTEST);
        assertThat(pace.refused(tooFast)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void refused_withATime_waitsForIt() {
        Refusal later = new Refusal(ErrorClass.THROTTLED_ACCOUNT, "103", Optional.of(Duration.ofSeconds(30)));

        assertThat(pace.refused(later)).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void refused_asNotOpened_asksAtLongestIntervalsUntilThereIsSomething() {
        assertThat(pace.refused(new Refusal(ErrorClass.ACCOUNT_DISABLED, "-11")))
                .isEqualTo(LONGEST);
        assertThat(pace.refused(new Refusal(ErrorClass.UNKNOWN, "HTTP 404"))).isEqualTo(LONGEST);

        assertThat(pace.found()).isZero();
        assertThat(pace.empty()).isEqualTo(SHORTEST);
    }
}
