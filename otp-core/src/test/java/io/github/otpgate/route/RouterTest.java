package io.github.otpgate.route;

import static io.github.otpgate.route.Bench.DISPATCH;
import static io.github.otpgate.route.Bench.MESSAGE;
import static io.github.otpgate.route.Bench.UNCERTAIN;
import static io.github.otpgate.route.Bench.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who is asked, for how long, and what the caller is told. */
class RouterTest {

    private final Bench bench = new Bench();

    @Test
    void send_firstAccepts_nobodyElseIsAsked() {
        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Accepted("1"));
        assertThat(sent.provider()).contains("first");
        assertThat(sent.paid()).isOne();
        assertThat(sent.attempts()).isEqualTo(bench.attempts).hasSize(1);
        assertThat(bench.first.carried).containsExactly(MESSAGE);
        assertThat(bench.second.carried).isEmpty();
        assertThat(bench.alarms()).isEmpty();
        assertThat(bench.events(SubmitEnded.class))
                .singleElement()
                .satisfies(submit ->
                        assertThat(submit.provider() + " " + submit.outcome()).isEqualTo("first accepted"));
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void send_refusalOfTheVendor_goesToTheNext(ErrorClass reason) {
        bench.first.answers(rejected(reason));

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.answer()).isInstanceOf(Accepted.class);
        assertThat(sent.provider()).contains("second");
        assertThat(sent.paid()).isOne();
        assertThat(bench.second.carried).containsExactly(MESSAGE);
        assertThat(bench.events(FailedOver.class))
                .containsExactly(new FailedOver("first", "second", WireName.of(reason)));
    }

    @ParameterizedTest
    @EnumSource(
            value = ErrorClass.class,
            names = {"INVALID_NUMBER", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void law7_refusalOfTheNumber_staysWithTheFirst(ErrorClass reason) {
        bench.first.answers(rejected(reason));

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(rejected(reason));
        assertThat(sent.provider()).isEmpty();
        assertThat(sent.paid()).isZero();
        assertThat(bench.second.carried).isEmpty();
    }

    @Test
    void send_codeThatAnotherVendorMayServe_goesToTheNextWhateverItsClass() {
        bench.first.answers(new Rejected(ErrorClass.INVALID_NUMBER, "20", Optional.empty(), true));

        assertThat(bench.router().send(DISPATCH).provider()).contains("second");
    }

    @Test
    void send_codeThatNoOtherVendorMends_staysWithTheFirstWhateverItsClass() {
        Rejected refusal = new Rejected(ErrorClass.CONTENT_REJECTED, "106", Optional.empty(), false);
        bench.first.answers(refusal);

        assertThat(bench.router().send(DISPATCH).answer()).isEqualTo(refusal);
        assertThat(bench.second.carried).isEmpty();
    }

    @Test
    void send_everybodyRefuses_theLastAnswerCounts() {
        bench.first.answers(rejected(ErrorClass.AUTH_FAILED));
        bench.second.answers(rejected(ErrorClass.INSUFFICIENT_BALANCE));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(rejected(ErrorClass.INSUFFICIENT_BALANCE));
        assertThat(sent.attempts()).hasSize(2);
    }

    @Test
    void law7_anUnknownRefusalBeforeAClearOne_isWhatCounts() {
        bench.first.answers(rejected(ErrorClass.UNKNOWN));
        bench.second.answers(rejected(ErrorClass.TEMPORARY));

        assertThat(bench.pair().send(DISPATCH).answer()).isEqualTo(rejected(ErrorClass.UNKNOWN));
    }

    @Test
    void send_firstIsFull_theNextIsAskedForNothing() {
        bench.first.withdraws("busy");

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.provider()).contains("second");
        assertThat(sent.paid()).isOne();
        assertThat(sent.attempts()).extracting(Attempt::provider).containsExactly("second");
        assertThat(bench.events(FailedOver.class)).containsExactly(new FailedOver("first", "second", "busy"));
    }

    @Test
    void send_firstHasNoPaceLeft_isWithdrawnInTimeForTheNext() {
        bench.first.withdraws("pace");

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.provider()).contains("second");
        assertThat(bench.first.last().limits).containsExactly(Duration.ofSeconds(4));
        assertThat(bench.second.last().limits).containsExactly(Duration.ofSeconds(4));
    }

    @Test
    void send_everybodyIsFull_isRefusedAndGivenBack() {
        bench.first.withdraws("busy");
        bench.second.withdraws("busy");

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Rejected(ErrorClass.TEMPORARY, "busy"));
        assertThat(sent.attempts()).isEmpty();
        assertThat(sent.paid()).isZero();
    }

    @Test
    void send_lastOfTheRoute_hasAllTheTimeThatIsLeft() {
        bench.first.answers(rejected(ErrorClass.TEMPORARY), Duration.ofSeconds(1));
        bench.second.answers(new Accepted("2"), Duration.ofSeconds(6));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Accepted("2"));
        assertThat(bench.second.last().limits).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void send_hardlyAnyTimeLeft_asksNobodyElse() {
        bench.first.answers(rejected(ErrorClass.TEMPORARY), Duration.ofMillis(3900));
        bench.second.answers(rejected(ErrorClass.TEMPORARY), Duration.ofMillis(3950));
        bench.third.accepts();
        Router router = bench.router(new RoutingSettings(
                Duration.ofMillis(7900), Duration.ofSeconds(4), 2, Map.of(), Optional.empty(), List.of()));

        assertThat(router.send(DISPATCH).answer()).isEqualTo(rejected(ErrorClass.TEMPORARY));
        assertThat(bench.third.carried).isEmpty();
    }

    @Test
    void send_nobodyAnswers_endsAtTheDeadline() {
        bench.first.hangs();
        bench.second.hangs();
        bench.third.hangs();
        long start = bench.ticks.getAsLong();

        Sent sent = bench.router().send(DISPATCH);

        assertThat(Duration.ofNanos(bench.ticks.getAsLong() - start)).isEqualTo(Duration.ofSeconds(8));
        assertThat(sent.answer()).isInstanceOf(Uncertain.class);
        assertThat(sent.paid()).isEqualTo(2);
        assertThat(bench.third.carried).isEmpty();
    }

    @Test
    void send_threadInterrupted_comesBackWithoutAskingAnother() {
        bench.first.hangs();

        Thread.currentThread().interrupt();
        Sent sent = bench.router().send(DISPATCH);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(sent.answer()).isInstanceOf(Uncertain.class);
        assertThat(bench.second.carried).isEmpty();
    }

    @Test
    void events_ofEverythingThatHappened_nameNeitherPhoneNorCode() {
        bench.first.answers(rejected(ErrorClass.AUTH_FAILED));
        bench.second.answers(UNCERTAIN);
        Router router = bench.router();

        Bench.repeat(10, () -> router.send(DISPATCH));

        assertThat(bench.events).isNotEmpty();
        assertThat(bench.events.toString() + router.view())
                .doesNotContain(Bench.CODE)
                .doesNotContain("13800138000");
    }
}
