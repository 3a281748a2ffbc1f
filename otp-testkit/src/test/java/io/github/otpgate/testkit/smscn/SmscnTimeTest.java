package io.github.otpgate.testkit.smscn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.Form;
import io.github.otpgate.testkit.HttpReply;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordedRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens are good for five minutes on the vendor's clock, which is not ours. */
class SmscnTimeTest {

    private static final Instant NOW = Instant.parse("2026-11-21T15:30:00Z");
    private static final String TOO_LATE = "{\"stat\":\"119\",\"message\":\"超过验证时效\"}";

    private final MovableClock vendorClock = new MovableClock(NOW);
    private final SmscnSimulator vendor =
            SmscnSimulator.builder().clock(vendorClock).start();

    @AfterEach
    void close() {
        vendor.close();
    }

    /** An adapter whose clock is that far from the vendor's. */
    private Adapter adapter(Duration off) {
        return new Adapter(vendor.baseUri(), Clock.fixed(NOW.plus(off), ZoneOffset.ofHours(-5)), Adapter.BY_KEY);
    }

    private List<String> timestamps() {
        return vendor.requests().list().stream()
                .map(RecordedRequest::form)
                .map(form -> form.flatMap(fields -> fields.value("timestamp")).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {299, 300, -299, -300, 0})
    void call_v17WithinFiveMinutes_isAcceptedAtOnce(int seconds) {
        try (Adapter adapter = adapter(Duration.ofSeconds(seconds))) {
            assertThat(adapter.call("234336")).isInstanceOf(Accepted.class);
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, -301, 86_400, -86_400 * 365})
    void call_v17BeyondFiveMinutes_learnsTheVendorsTimeAndAsksOnceMore(int seconds) {
        try (Adapter adapter = adapter(Duration.ofSeconds(seconds))) {
            Submission first = adapter.call("1000");
            Submission second = adapter.call("1001");

            assertThat(first).isInstanceOf(Accepted.class);
            assertThat(second).isInstanceOf(Accepted.class);
            assertThat(vendor.requests().count()).isEqualTo(3);
            assertThat(timestamps().subList(1, 3)).containsOnly("20261121233000");
            assertThat(vendor.inbox().messages()).hasSize(2);
        }
    }

    @Test
    void call_refusedForItsTimeTwice_isRefusedAndNotAskedAThirdTime() {
        vendor.faults().always(new Fault.Answer(HttpReply.json(200, TOO_LATE)));
        try (Adapter adapter = adapter(Duration.ZERO)) {
            assertThat(adapter.call("234336")).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "119"));
            assertThat(vendor.requests().count()).isEqualTo(2);
        }
    }

    @Test
    void call_secondTryBroken_isUncertainUnderItsId() {
        vendor.faults().next(new Fault.Answer(HttpReply.json(200, TOO_LATE)), Fault.acceptThenReset());
        try (Adapter adapter = adapter(Duration.ZERO)) {
            Submission submission = adapter.call("234336");

            assertThat(((Uncertain) submission).messageId())
                    .isEqualTo(vendor.requests()
                            .last()
                            .flatMap(RecordedRequest::form)
                            .flatMap(form -> form.value("mobileids")));
            assertThat(vendor.requests().count()).isEqualTo(2);
        }
    }

    @Test
    void call_otherRefusal_isNotRepeated() {
        vendor.faults().always(new Fault.Answer(HttpReply.json(200, "{\"stat\":\"118\"}")));
        try (Adapter adapter = adapter(Duration.ZERO)) {
            assertThat(adapter.call("234336")).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "118"));
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }

    @Test
    void call_byPassword_isNotRepeated() {
        vendor.faults().always(new Fault.Answer(HttpReply.json(200, TOO_LATE)));
        try (Adapter adapter = new Adapter(vendor.baseUri(), vendorClock, Adapter.BY_PASSWORD)) {
            assertThat(adapter.call("234336")).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "119"));
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }

    @Test
    void queries_beyondFiveMinutes_learnTheTimeToo() {
        try (Adapter adapter = adapter(Duration.ofHours(1))) {
            assertThat(adapter.reports().pullReports().orElseThrow().items()).isEmpty();
            assertThat(adapter.balance().balance().toOptional()).isPresent();
            assertThat(timestamps()).containsExactly("20261122003000", "20261121233000", "20261121233000");
        }
    }

    @Test
    void call_byManyThreadsBeyondFiveMinutes_eachAsksAtMostTwice() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try (Adapter adapter = adapter(Duration.ofHours(-2))) {
            List<Callable<Submission>> calls = IntStream.range(0, 100)
                    .<Callable<Submission>>mapToObj(i -> () -> adapter.call("1000"))
                    .toList();

            for (Future<Submission> call : threads.invokeAll(calls)) {
                assertThat(call.get()).isInstanceOf(Accepted.class);
            }

            assertThat(vendor.inbox().messages()).hasSize(100);
            assertThat(vendor.requests().count()).isBetween(101L, 116L);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void form_ofEachTry_provesTheTimeItNames() {
        try (Adapter adapter = adapter(Duration.ofHours(1))) {
            adapter.call("234336");

            List<Form> forms = vendor.requests().list().stream()
                    .map(request -> request.form().orElseThrow())
                    .toList();
            assertThat(forms.get(0).value("tokenkey")).isNotEqualTo(forms.get(1).value("tokenkey"));
            assertThat(forms).allSatisfy(form -> assertThat(form.value("pwd")).isEmpty());
        }
    }
}
