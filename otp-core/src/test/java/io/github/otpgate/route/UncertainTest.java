package io.github.otpgate.route;

import static io.github.otpgate.route.Bench.DISPATCH;
import static io.github.otpgate.route.Bench.MESSAGE;
import static io.github.otpgate.route.Bench.UNCERTAIN;
import static io.github.otpgate.route.Bench.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Uncertain;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 7: unknown is not failed. */
class UncertainTest {

    private final Bench bench = new Bench();

    @Test
    void law7_uncertain_goesOnceMoreThroughAnotherWithTheSameCode() {
        bench.first.answers(UNCERTAIN);

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.answer()).isInstanceOf(Accepted.class);
        assertThat(sent.provider()).contains("second");
        assertThat(sent.paid()).isEqualTo(2);
        assertThat(bench.first.carried).containsExactly(MESSAGE);
        assertThat(bench.second.carried).containsExactly(MESSAGE);
        assertThat(bench.events(FailedOver.class)).containsExactly(new FailedOver("first", "second", "uncertain"));
    }

    @Test
    void law7_uncertainTwice_goesNowhereElse() {
        bench.first.answers(UNCERTAIN);
        bench.second.answers(new Uncertain("HTTP 502"));

        Sent sent = bench.router(Bench.settings(2, Map.of())).send(DISPATCH);

        assertThat(sent.answer()).isInstanceOf(Uncertain.class);
        assertThat(sent.paid()).isEqualTo(2);
        assertThat(bench.third.carried).isEmpty();
    }

    @Test
    void law7_onePaidMessageAllowed_anUncertainOneIsTheLast() {
        bench.first.answers(UNCERTAIN);

        Sent sent = bench.router(Bench.settings(1, Map.of())).send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(UNCERTAIN);
        assertThat(sent.provider()).contains("first");
        assertThat(bench.second.carried).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ErrorClass.class)
    void law7_uncertainThenRefused_staysUncertain(ErrorClass reason) {
        bench.first.answers(UNCERTAIN);
        bench.second.answers(rejected(reason));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(UNCERTAIN);
        assertThat(sent.provider()).contains("first");
        assertThat(sent.paid()).isOne();
    }

    @Test
    void law7_uncertainThenRefusedByTheVendor_thirdMayTakeTheSecondMessage() {
        bench.first.answers(UNCERTAIN);
        bench.second.answers(rejected(ErrorClass.INSUFFICIENT_BALANCE));

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.provider()).contains("third");
        assertThat(sent.paid()).isEqualTo(2);
    }

    @Test
    void send_firstHangs_anotherIsAskedAfterTheTimeOfOneAttempt() {
        bench.first.hangs();

        Sent sent = bench.router().send(DISPATCH);

        assertThat(sent.provider()).contains("second");
        assertThat(sent.paid()).isEqualTo(2);
        assertThat(bench.first.last().limits).containsExactly(Duration.ofSeconds(4), Duration.ZERO);
        assertThat(sent.attempts()).extracting(Attempt::provider).containsExactly("second", "first");
        assertThat(sent.attempts()).extracting(Attempt::late).containsOnly(false);
    }

    @Test
    void law7_onePaidMessageAllowed_theHangingOneIsWaitedFor() {
        bench.first.answers(new Accepted("7"), Duration.ofSeconds(6));

        Sent sent = bench.router(Bench.settings(1, Map.of())).send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Accepted("7"));
        assertThat(bench.second.carried).isEmpty();
    }

    @Test
    void send_slowOneRefusesAfterAnotherRefused_isKnownToHaveFailed() {
        bench.first.answers(rejected(ErrorClass.CONTENT_REJECTED), Duration.ofSeconds(5));
        bench.second.answers(rejected(ErrorClass.TEMPORARY));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(rejected(ErrorClass.CONTENT_REJECTED));
        assertThat(sent.paid()).isZero();
        // Whoever writes it down must not say that it failed while the slow one may still take it.
        assertThat(bench.attempts)
                .extracting(Attempt::answer)
                .containsExactly(
                        new Uncertain("no answer yet"),
                        rejected(ErrorClass.TEMPORARY),
                        rejected(ErrorClass.CONTENT_REJECTED));
        assertThat(bench.attempts.get(2).id()).isEqualTo(bench.attempts.get(0).id());
    }

    @Test
    void send_slowOneAcceptsWhileAnotherRefuses_isAccepted() {
        bench.first.answers(new Accepted("7"), Duration.ofSeconds(5));
        bench.second.answers(rejected(ErrorClass.TEMPORARY));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.answer()).isEqualTo(new Accepted("7"));
        assertThat(sent.provider()).contains("first");
        assertThat(sent.paid()).isOne();
    }

    @Test
    void attempted_answerAfterTheCallerWasTold_isHeardAsLate() {
        bench.first.hangs();
        bench.second.hangs();
        bench.pair().send(DISPATCH);
        bench.ticks.pass(Duration.ofSeconds(3));

        bench.first.last().bring(new Accepted("7"));

        assertThat(bench.attempts).hasSize(4);
        Attempt late = bench.attempts.get(3);
        assertThat(late.id()).isEqualTo(idOfTheUncertain("first"));
        assertThat(late.id()).isNotEqualTo(idOfTheUncertain("second"));
        assertThat(late.provider()).isEqualTo("first");
        assertThat(late.answer()).isEqualTo(new Accepted("7"));
        assertThat(late.late()).isTrue();
        assertThat(late.took()).isEqualTo(Duration.ofSeconds(11));
    }

    private Bytes idOfTheUncertain(String provider) {
        return bench.attempts.stream()
                .filter(attempt -> attempt.provider().equals(provider) && attempt.answer() instanceof Uncertain)
                .map(Attempt::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void attempted_answerBeforeTheCallerIsTold_isHeardOnce() {
        bench.first.answers(new Accepted("7"), Duration.ofSeconds(5));
        bench.second.answers(new Accepted("8"), Duration.ofSeconds(2));

        Sent sent = bench.pair().send(DISPATCH);

        assertThat(sent.paid()).isEqualTo(2);
        assertThat(bench.attempts.subList(1, 3))
                .extracting(Attempt::answer)
                .containsExactly(new Accepted("8"), new Accepted("7"));
        assertThat(bench.attempts).hasSize(3).noneMatch(Attempt::late);
        assertThat(bench.first.last().isListenedTo()).isFalse();
    }
}
