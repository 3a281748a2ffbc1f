package io.github.otpgate.route;

import static io.github.otpgate.route.Bench.DISPATCH;
import static io.github.otpgate.route.Bench.UNCERTAIN;
import static io.github.otpgate.route.Bench.breaker;
import static io.github.otpgate.route.Bench.rejected;
import static io.github.otpgate.route.Bench.repeat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.BreakerMoved;
import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Who is left out for a while, and how it comes back: what its requests and its account say. */
class BreakersTest {

    private final Bench bench = new Bench();

    private static Stream<Submission> transportFaults() {
        return Stream.of(UNCERTAIN, rejected(ErrorClass.TEMPORARY), rejected(ErrorClass.THROTTLED_ACCOUNT));
    }

    @ParameterizedTest
    @MethodSource("transportFaults")
    void send_fiveFailures_leaveTheProviderOut(Submission fault) {
        Router router = bench.router();
        bench.first.answers(fault);

        repeat(8, () -> router.send(DISPATCH));

        assertThat(bench.first.carried).hasSize(5);
        assertThat(bench.second.carried).hasSize(8);
        assertThat(breaker(router, "first")).isEqualTo("open requests");
        assertThat(bench.events(BreakerMoved.class))
                .containsExactly(new BreakerMoved("first", "closed", "open", "requests"));
        assertThat(bench.events(FailedOver.class)).contains(new FailedOver("first", "second", "open"));
    }

    @Test
    void send_hangingProvider_isLeftOut() {
        Router router = bench.router();
        bench.first.hangs();

        repeat(8, () -> router.send(DISPATCH));

        assertThat(bench.first.carried).hasSize(5);
    }

    @Test
    void send_answersAfterAnotherWasAsked_leaveTheProviderOutThoughTheyCame() {
        Router router = bench.router();
        bench.first.answers(new Accepted("1"), Duration.ofSeconds(5));
        bench.second.answers(new Accepted("2"), Duration.ofSeconds(2));

        repeat(8, () -> router.send(DISPATCH));

        assertThat(bench.first.carried).hasSize(5);
    }

    @Test
    void send_carrierBreaks_probeIsNotUsedUp() {
        Router router = bench.router();
        router.exhausted("first");
        router.refilled("first");
        bench.first.breaks();
        assertThatThrownBy(() -> router.send(DISPATCH)).isInstanceOf(IllegalStateException.class);

        bench.first.accepts();
        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void send_requestsAreOpen_theProbeOfTheAccountIsNotUsedUp() {
        Router router = bench.router();
        bench.first.answers(UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        router.exhausted("first");
        router.refilled("first");
        bench.first.accepts();
        assertThat(router.send(DISPATCH).provider()).contains("second");

        bench.ticks.pass(Duration.ofSeconds(11));
        assertThat(router.send(DISPATCH).provider()).contains("first");
        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void send_slowButOnlyProvider_isNotLeftOut() {
        Router router = bench.alone();
        bench.first.answers(new Accepted("1"), Duration.ofSeconds(6));

        repeat(20, () -> assertThat(router.send(DISPATCH).answer()).isInstanceOf(Accepted.class));

        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER", "CONTENT_REJECTED", "TEMPLATE_MISMATCH"})
    void send_refusalsOfMessages_leaveNobodyOut(ErrorClass reason) {
        Router router = bench.router();
        bench.first.answers(rejected(reason));

        repeat(30, () -> router.send(DISPATCH));

        assertThat(bench.first.carried).hasSize(30);
    }

    @Test
    void send_afterTheWait_onlyOneProbeIsUnderWayAndOneSuccessCloses() {
        Router router = bench.router();
        bench.first.answers(UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        bench.first.accepts();

        bench.ticks.pass(Duration.ofSeconds(9));
        router.send(DISPATCH);
        assertThat(bench.first.carried).hasSize(5);

        bench.ticks.pass(Duration.ofSeconds(2));
        assertThat(router.send(DISPATCH).provider()).contains("first");
        assertThat(breaker(router, "first")).isEqualTo("closed");
        assertThat(bench.events(BreakerMoved.class))
                .extracting(BreakerMoved::to)
                .containsExactly("open", "half-open", "closed");
    }

    @Test
    void send_failedProbe_waitsLonger() {
        Router router = bench.router();
        bench.first.answers(UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        bench.ticks.pass(Duration.ofSeconds(11));
        router.send(DISPATCH);

        bench.ticks.pass(Duration.ofSeconds(11));
        router.send(DISPATCH);
        assertThat(bench.first.carried).hasSize(6);

        bench.ticks.pass(Duration.ofSeconds(11));
        router.send(DISPATCH);
        assertThat(bench.first.carried).hasSize(7);
    }

    @Test
    void send_probeThatNeverLeft_isNotUsedUp() {
        Router router = bench.router();
        bench.first.answers(UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        bench.ticks.pass(Duration.ofSeconds(11));
        bench.first.withdraws("busy");
        router.send(DISPATCH);

        bench.first.accepts();
        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void send_allAreOpen_isRefusedAtOnce() {
        Router router = bench.alone();
        bench.first.answers(UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        long start = bench.ticks.getAsLong();

        Sent sent = router.send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Rejected(ErrorClass.TEMPORARY, "open"));
        assertThat(sent.paid()).isZero();
        assertThat(bench.ticks.getAsLong()).isEqualTo(start);
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            names = {"INSUFFICIENT_BALANCE", "AUTH_FAILED", "IP_NOT_ALLOWED", "ACCOUNT_DISABLED"})
    void send_accountFault_leavesTheProviderOutAtOnceForFiveMinutes(ErrorClass reason) {
        Router router = bench.router();
        bench.first.answers(rejected(reason));

        repeat(3, () -> router.send(DISPATCH));
        assertThat(bench.first.carried).hasSize(1);
        assertThat(breaker(router, "first")).isEqualTo("open account");

        bench.ticks.pass(Duration.ofSeconds(301));
        repeat(3, () -> router.send(DISPATCH));
        assertThat(bench.first.carried).hasSize(2);

        bench.first.accepts();
        bench.ticks.pass(Duration.ofSeconds(301));
        assertThat(router.send(DISPATCH).provider()).contains("first");
        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void send_accountFault_isToldOnceAMinute() {
        Router router = bench.router();
        bench.first.answers(rejected(ErrorClass.TEMPLATE_MISMATCH));

        repeat(5, () -> router.send(DISPATCH));
        assertThat(bench.events(AccountFault.class))
                .containsExactly(new AccountFault("first", "template-mismatch", "x"));

        bench.ticks.pass(Duration.ofSeconds(60));
        repeat(5, () -> router.send(DISPATCH));
        assertThat(bench.events(AccountFault.class)).hasSize(2);
    }

    @Test
    void refilled_letsTheNextMessageTry() {
        Router router = bench.router();
        bench.first.answers(rejected(ErrorClass.INSUFFICIENT_BALANCE));
        router.send(DISPATCH);
        bench.first.accepts();

        router.refilled("first");

        assertThat(breaker(router, "first")).isEqualTo("half-open account");
        assertThat(router.send(DISPATCH).provider()).contains("first");
        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void refilled_ofOneThatWorks_changesNothing() {
        Router router = bench.router();

        router.refilled("first");

        assertThat(breaker(router, "first")).isEqualTo("closed");
        assertThat(bench.alarms()).isEmpty();
    }

    @Test
    void exhausted_leavesTheProviderOutBeforeItRefuses() {
        Router router = bench.router();

        router.exhausted("first");
        router.exhausted("nobody");

        assertThat(router.send(DISPATCH).provider()).contains("second");
        assertThat(bench.first.carried).isEmpty();
        assertThat(Bench.view(router, "first").lastFault().orElseThrow().reason())
                .isEqualTo("insufficient-balance");
    }

    @Test
    void attempted_lateAccountFault_stillLeavesTheProviderOut() {
        Router router = bench.router();
        bench.first.hangs();
        router.send(DISPATCH);

        bench.first.last().bring(rejected(ErrorClass.AUTH_FAILED));

        assertThat(breaker(router, "first")).isEqualTo("open account");
    }

    @Test
    void attempted_answerToARequestOfBeforeTheRefill_doesNotSpoilTheProbe() {
        Router router = bench.router();
        bench.first.hangs();
        router.send(DISPATCH);
        router.exhausted("first");
        router.refilled("first");

        bench.first.last().bring(rejected(ErrorClass.INSUFFICIENT_BALANCE));

        assertThat(breaker(router, "first")).isEqualTo("half-open account");
    }
}
