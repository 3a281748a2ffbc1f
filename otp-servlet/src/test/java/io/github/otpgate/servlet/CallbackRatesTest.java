package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallbackRatesTest {

    private final SteppedTime time = new SteppedTime();
    private final CallbackRates rates = new CallbackRates(10, time);

    private long admitted(String provider, int asked) {
        return IntStream.range(0, asked).filter(i -> rates.admit(provider)).count();
    }

    @Test
    void admit_burst_isTwoSeconds() {
        assertThat(admitted("main", 100)).isEqualTo(20);
    }

    @Test
    void admit_afterTheBurst_isTheRate() {
        admitted("main", 100);

        time.pass(Duration.ofMillis(99));
        assertThat(admitted("main", 10)).isZero();
        time.pass(Duration.ofMillis(1));
        assertThat(admitted("main", 10)).isEqualTo(1);
        time.pass(Duration.ofSeconds(1));
        assertThat(admitted("main", 100)).isEqualTo(10);
        time.pass(Duration.ofDays(1));
        assertThat(admitted("main", 100)).isEqualTo(20);
    }

    @Test
    void admit_otherAccount_hasItsOwn() {
        admitted("main", 100);

        assertThat(admitted("second", 100)).isEqualTo(20);
    }

    @Test
    void admit_allTogether_isFiveAccounts() {
        long together =
                IntStream.range(0, 8).mapToLong(i -> admitted("a" + i, 100)).sum();

        assertThat(together).isEqualTo(100);
    }

    @Test
    void admit_whileAllAreTooFast_usesNothingOfAnAccountUp() {
        IntStream.range(0, 5).forEach(i -> admitted("a" + i, 20));
        assertThat(admitted("late", 15)).isZero();

        time.pass(Duration.ofSeconds(1));

        assertThat(admitted("late", 100)).isEqualTo(20);
    }

    @Test
    void isWorthSaying_onceAMinuteForEach() {
        assertThat(rates.isWorthSaying("main")).isTrue();
        assertThat(rates.isWorthSaying("main")).isFalse();
        assertThat(rates.isWorthSaying("second")).isTrue();
        time.pass(Duration.ofSeconds(59));
        assertThat(rates.isWorthSaying("main")).isFalse();
        time.pass(Duration.ofSeconds(1));
        assertThat(rates.isWorthSaying("main")).isTrue();
    }
}
