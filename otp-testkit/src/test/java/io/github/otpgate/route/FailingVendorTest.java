package io.github.otpgate.route;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.BreakerMoved;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.TwoVendors.Seen;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first vendor of a route fails in every way there is; users get one code, in time. */
class FailingVendorTest {

    private static final Duration SLACK = Duration.ofSeconds(5);
    private static final String PAGE = "<html><body>502 Bad Gateway</body></html>";

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-27T04:00:00Z"));
    private final TwoVendors vendors = new TwoVendors(
            HaotingyunSimulator.builder().clock(clock).requestsPerSecond(20).start());

    @AfterEach
    void close() {
        vendors.close();
    }

    private static Stream<Fault> uncertain() {
        return Stream.of(
                Fault.acceptThenHang(),
                Fault.acceptThenReset(),
                Fault.reset(),
                Fault.answer(502, "text/html", PAGE),
                Fault.acceptThenAnswer(502, "text/html", PAGE));
    }

    private void sawOneCode(Seen seen, String provider, int paid) {
        assertThat(seen.sent().answer()).isInstanceOf(Accepted.class);
        assertThat(seen.sent().provider()).contains(provider);
        assertThat(seen.sent().paid()).isEqualTo(paid);
        assertThat(seen.took()).isLessThan(TwoVendors.SETTINGS.deadline().plus(SLACK));
        assertThat(vendors.first.inbox().messagesTo(seen.phone())).hasSizeLessThanOrEqualTo(1);
        assertThat(vendors.second.inbox().messagesTo(seen.phone())).hasSizeLessThanOrEqualTo(1);
        assertThat(TwoVendors.onlyTheCode(vendors.first.inbox())).isTrue();
        assertThat(TwoVendors.onlyTheCode(vendors.second.inbox())).isTrue();
    }

    private void worksAgain() {
        sawOneCode(vendors.send(), "first", 1);
        assertThat(vendors.breaker()).isEqualTo("closed");
        assertThat(vendors.events.stream()
                        .filter(BreakerMoved.class::isInstance)
                        .map(event -> ((BreakerMoved) event).to()))
                .containsExactly("open", "half-open", "closed");
    }

    @ParameterizedTest
    @MethodSource("uncertain")
    void law7_vendorBreaksOff_usersGetTheCodeByTheOtherAndTheBreakerOpensAndCloses(Fault fault) throws Exception {
        vendors.first.faults().always(fault);

        vendors.send(5).forEach(seen -> sawOneCode(seen, "second", 2));
        assertThat(vendors.first.requests().count()).isEqualTo(5);
        assertThat(vendors.breaker()).isEqualTo("open requests");

        sawOneCode(vendors.send(), "second", 1);
        assertThat(vendors.first.requests().count()).isEqualTo(5);

        vendors.first.faults().clear();
        vendors.pass(Duration.ofSeconds(11));
        worksAgain();
    }

    @Test
    void send_vendorThrottlesTheAccount_theOtherTakesTheRestAndTheBreakerOpensAndCloses() throws Exception {
        vendors.send(20).forEach(seen -> sawOneCode(seen, "first", 1));

        vendors.send(40).forEach(seen -> sawOneCode(seen, "second", 1));
        assertThat(vendors.breaker()).isEqualTo("open requests");

        clock.advance(Duration.ofSeconds(11));
        vendors.pass(Duration.ofSeconds(11));
        worksAgain();
    }

    @Test
    void send_vendorRunsOutOfBalance_isLeftOutUntilItIsRefilled() throws Exception {
        vendors.first.recharge(3 - vendors.first.balance());
        vendors.send(3).forEach(seen -> sawOneCode(seen, "first", 1));

        vendors.send(8).forEach(seen -> sawOneCode(seen, "second", 1));
        assertThat(vendors.breaker()).isEqualTo("open account");
        assertThat(vendors.events).contains(new AccountFault("first", "insufficient-balance", "3"));
        long asked = vendors.first.requests().count();
        vendors.send(8).forEach(seen -> sawOneCode(seen, "second", 1));
        assertThat(vendors.first.requests().count()).isEqualTo(asked);

        vendors.first.recharge(100);
        vendors.router.refilled("first");
        worksAgain();
    }

    @Test
    void send_vendorForgetsTheApiKey_isLeftOutForFiveMinutes() throws Exception {
        vendors.first
                .faults()
                .always(Fault.answer(
                        400,
                        "application/json",
                        "{\"http_status_code\":400,\"code\":-1,\"msg\":\"非法的apikey\",\"detail\":\"请检查的apikey是否正确\"}"));

        vendors.send(8).forEach(seen -> sawOneCode(seen, "second", 1));
        assertThat(vendors.breaker()).isEqualTo("open account");
        assertThat(vendors.events).contains(new AccountFault("first", "auth-failed", "-1"));

        vendors.first.faults().clear();
        vendors.pass(Duration.ofSeconds(299 - 30));
        sawOneCode(vendors.send(), "second", 1);
        vendors.pass(Duration.ofSeconds(32));
        worksAgain();
    }

    @Test
    void law7_oneHangsAndTheOtherBreaks_endsUncertainWithTwoPaidMessages() {
        vendors.first.faults().always(Fault.acceptThenHang());
        vendors.second.faults().always(Fault.acceptThenReset());

        Seen seen = vendors.send();

        assertThat(seen.sent().answer()).isInstanceOf(Uncertain.class);
        assertThat(seen.sent().paid()).isEqualTo(2);
        assertThat(seen.took()).isLessThan(TwoVendors.SETTINGS.deadline().plus(SLACK));
        assertThat(vendors.first.inbox().messagesTo(seen.phone())).hasSize(1);
        assertThat(vendors.second.inbox().messagesTo(seen.phone())).hasSize(1);
    }

    @Test
    void law7_oneHangsAndTheOtherIsEmpty_isNotToldToHaveFailed() {
        vendors.first.faults().always(Fault.acceptThenHang());
        vendors.second.recharge(
                HttpBatchBuilder.SAMPLE_PRODUCT,
                -vendors.second.balance().getOrDefault(HttpBatchBuilder.SAMPLE_PRODUCT, 0L));

        Seen seen = vendors.send();

        assertThat(seen.sent().answer()).isInstanceOf(Uncertain.class);
        assertThat(seen.sent().paid()).isOne();
        assertThat(seen.took()).isLessThan(TwoVendors.SETTINGS.deadline().plus(SLACK));
    }

    @Test
    void attempted_vendorAnswersTooLate_isHeardAllTheSame() {
        vendors.first.faults().always(Fault.acceptThenHang());
        Seen seen = vendors.send();
        assertThat(seen.sent().provider()).contains("second");

        vendors.first.faults().clear();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(vendors.attempts)
                        .anyMatch(
                                attempt -> attempt.late() && attempt.provider().equals("first")));
    }
}
