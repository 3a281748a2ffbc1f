package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 4: exact sliding windows of a phone, all purposes together. */
@ExtendWith(RedisExtension.class)
class SendWindowsTest {

    private static final IssueRequest LOGIN = IssueRequest.of("13800138000", "login");

    @Test
    void law4_defaultWindows_allowOneAMinuteForAllPurposes(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).phoneLimits("1/60s", "3/5m", "5/1h", "10/1d"))) {
            Issued first = gate.issue("login");

            IssueResult second = gate.otp.issue(IssueRequest.of("13800138000", "register"));

            assertThat(first.resendIn()).isEqualTo(Duration.ofSeconds(60));
            assertThat(second).isInstanceOfSatisfying(Limited.class, limited -> {
                assertThat(limited.retryAfter()).isBetween(Duration.ofSeconds(50), Duration.ofSeconds(60));
                assertThat(limited.cause()).isEqualTo(IssueResult.Cause.PHONE);
            });
            assertThat(gate.provider.messages()).hasSize(1);
        }
    }

    @Test
    void law4_retryAfter_isTheMomentTheWindowOpens(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).phoneLimits("1/2s"))) {
            gate.issue("login");
            long start = System.nanoTime();
            Duration wait = ((Limited) gate.otp.issue(LOGIN)).retryAfter();

            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> gate.otp.issue(LOGIN) instanceof Issued);

            Duration waited = Duration.ofNanos(System.nanoTime() - start);
            assertThat(wait).isLessThanOrEqualTo(Duration.ofSeconds(2));
            assertThat(waited).isGreaterThanOrEqualTo(wait.minusMillis(1));
        }
    }

    /** A counter that resets would let twice the limit through around the moment of its reset. */
    @Test
    void law4_anyPositionOfTheWindow_holdsAtMostTheLimit(RedisServer redis) {
        Duration length = Duration.ofSeconds(1);
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).phoneLimits("3/1s"))) {
            List<Long> sent = new ArrayList<>();
            await().pollInterval(Duration.ofMillis(1))
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> {
                        long before = System.nanoTime();
                        if (gate.otp.issue(LOGIN) instanceof Issued) {
                            sent.add(before);
                        }
                        return sent.size() >= 12;
                    });

            for (int i = 3; i < sent.size(); i++) {
                // The script ran after 'before' of i-3 was taken; the slack is what that call took at the most.
                assertThat(Duration.ofNanos(sent.get(i) - sent.get(i - 3)))
                        .isGreaterThan(length.minus(Duration.ofMillis(400)));
            }
        }
    }

    @Test
    void law4_severalWindows_holdTogether(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).phoneLimits("1000/1s", "3/1h", "5/1d"))) {
            for (int i = 0; i < 3; i++) {
                gate.issue("login");
            }

            assertThat(gate.otp.issue(LOGIN))
                    .isInstanceOfSatisfying(
                            Limited.class,
                            limited -> assertThat(limited.retryAfter())
                                    .isBetween(Duration.ofMinutes(58), Duration.ofHours(1)));
            assertThat(gate.provider.messages()).hasSize(3);
        }
    }

    @Test
    void law4_refusedRequests_doNotProlongTheWindow(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).phoneLimits("1/1h"))) {
            gate.issue("login");
            Duration before = ((Limited) gate.otp.issue(LOGIN)).retryAfter();
            for (int i = 0; i < 50; i++) {
                gate.otp.issue(LOGIN);
            }

            assertThat(((Limited) gate.otp.issue(LOGIN)).retryAfter()).isLessThanOrEqualTo(before);
        }
    }
}
