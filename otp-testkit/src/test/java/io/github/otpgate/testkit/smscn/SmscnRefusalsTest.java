package io.github.otpgate.testkit.smscn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the vendor refuses, as the adapter tells it, over real HTTP. */
class SmscnRefusalsTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T15:30:00Z"));
    private SmscnSimulator vendor = SmscnSimulator.builder().clock(clock).start();

    @AfterEach
    void close() {
        vendor.close();
    }

    private Adapter adapter(Map<String, String> more) {
        return new Adapter(vendor.baseUri(), clock, more);
    }

    private Adapter restarted(SmscnSimulator.Builder builder) {
        vendor.close();
        vendor = builder.clock(clock).start();
        return adapter(Adapter.BY_PASSWORD);
    }

    @ParameterizedTest
    @EnumSource(AccountState.class)
    void call_accountHeldBack_isRefusedWithItsCode(AccountState state) {
        vendor.account(state);
        Map<AccountState, Rejected> expected = Map.of(
                AccountState.FROZEN, new Rejected(ErrorClass.ACCOUNT_DISABLED, "109"),
                AccountState.LOCKED,
                        new Rejected(ErrorClass.ACCOUNT_DISABLED, "114", Optional.of(Duration.ofMinutes(10))),
                AccountState.WITHOUT_INTERFACE, new Rejected(ErrorClass.ACCOUNT_DISABLED, "116"),
                AccountState.BOUND_ELSEWHERE, new Rejected(ErrorClass.IP_NOT_ALLOWED, "117"));
        try (Adapter adapter = adapter(Adapter.BY_PASSWORD)) {
            Submission submission = adapter.call("234336");

            if (state == AccountState.ACTIVE) {
                assertThat(submission).isInstanceOf(Accepted.class);
            } else {
                assertThat(submission).isEqualTo(expected.get(state));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "password, wrong, 700001, code, 101",
        "secret-key, wrong, 700001, code, 101",
        "password, 123123, 700002, code, 163",
        "password, 123123, seven, code, 162",
        "password, 123123, 700001, yzm, 164"
    })
    void call_wrongSetting_isRefusedWithItsCode(
            String key, String secret, String template, String variable, String refusal) {
        try (Adapter adapter = adapter(Map.of(key, secret, "template", template, "code-variable", variable))) {
            Submission submission = adapter.call("234336");

            assertThat(((Rejected) submission).code()).isEqualTo(refusal);
            assertThat(vendor.inbox().messages()).isEmpty();
        }
    }

    @Test
    void call_limits_areToldApart() {
        try (Adapter adapter = restarted(SmscnSimulator.builder()
                .rate(1, Duration.ofSeconds(1))
                .repeats(1, Duration.ofMinutes(1))
                .hourlyLimit(2)
                .dailyLimit(3)
                .balance(3))) {
            assertThat(adapter.call("1000")).isInstanceOf(Accepted.class);
            assertThat(((Rejected) adapter.call("1001")).code()).isEqualTo("107");
            clock.advance(Duration.ofSeconds(1));
            assertThat(((Rejected) adapter.call("1000")).code()).isEqualTo("124");
            assertThat(adapter.call("1002")).isInstanceOf(Accepted.class);
            clock.advance(Duration.ofSeconds(1));
            assertThat(((Rejected) adapter.call("1003")).code()).isEqualTo("151");
        }
    }

    @Test
    void call_dailyLimit_endsAtBeijingsMidnight() {
        try (Adapter adapter = restarted(SmscnSimulator.builder().dailyLimit(1).balance(2))) {
            adapter.call("1000");

            Submission second = adapter.call("1001");

            Duration untilMidnight = Duration.ofMinutes(30);
            assertThat(second).isEqualTo(new Rejected(ErrorClass.THROTTLED_ACCOUNT, "152", Optional.of(untilMidnight)));
            clock.advance(untilMidnight);
            assertThat(adapter.call("1001")).isInstanceOf(Accepted.class);
            clock.advance(Duration.ofDays(1));
            assertThat(adapter.call("1002")).isEqualTo(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "102"));
        }
    }
}
