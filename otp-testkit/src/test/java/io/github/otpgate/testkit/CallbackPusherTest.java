package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.testkit.CallbackPusher.Attempt;
import io.github.otpgate.testkit.CallbackPusher.Push;
import io.github.otpgate.testkit.CallbackPusher.Rule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackPusherTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final Duration INTERVAL = Duration.ofMinutes(5);
    private static final double SPEED = 3000;

    private final Deque<HttpReply> answers = new ConcurrentLinkedDeque<>();
    private final Deque<Long> arrivals = new ConcurrentLinkedDeque<>();
    private final VendorServer customer = VendorServer.start(0, new VendorServer.Vendor() {
        @Override
        public boolean sends(RecordedRequest request) {
            return true;
        }

        @Override
        public HttpReply answer(RecordedRequest request) {
            arrivals.add(System.nanoTime());
            HttpReply scripted = answers.poll();
            return scripted == null ? HttpReply.text(200, "text/plain", "OK") : scripted;
        }
    });
    private final CallbackPusher pusher = pusher(SPEED);
    private final Push push = new Push("POST", customer.baseUri().resolve("/hook"), "text/plain", "状态 138");

    @AfterEach
    void close() {
        pusher.close();
        customer.close();
    }

    @Test
    void push_takenAtOnce_isTriedOnceAsItIs() throws InterruptedException {
        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts()).containsExactly(new Attempt(push, 1, 200, "OK"));
        assertThat(pusher.givenUp()).isEmpty();
        RecordedRequest request = customer.requests().last().orElseThrow();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/hook");
        assertThat(request.text(StandardCharsets.UTF_8)).isEqualTo("状态 138");
        assertThat(request.header("Content-Type")).contains("text/plain");
    }

    @Test
    void push_get_hasNoBody() throws InterruptedException {
        pusher.push(new Push("GET", customer.baseUri().resolve("/hook?a=%31"), "text/plain", ""));
        pusher.awaitIdle(SOON);

        RecordedRequest request = customer.requests().last().orElseThrow();
        assertThat(request.method()).isEqualTo("GET");
        assertThat(request.query()).isEqualTo("a=%31");
        assertThat(request.body()).isEmpty();
    }

    @Test
    void push_takenTheThirdTime_waitsTheIntervalInFastTime() throws InterruptedException {
        answers.add(HttpReply.text(500, "text/plain", "OK"));
        answers.add(HttpReply.text(200, "text/plain", "ok"));

        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts())
                .extracting(Attempt::number, Attempt::status, Attempt::answer)
                .containsExactly(tuple(1, 500, "OK"), tuple(2, 200, "ok"), tuple(3, 200, "OK"));
        assertThat(pusher.givenUp()).isEmpty();
        List<Long> at = List.copyOf(arrivals);
        long pause = (long) (INTERVAL.toNanos() / SPEED);
        assertThat(at.get(1) - at.get(0)).isGreaterThanOrEqualTo(pause);
        assertThat(at.get(2) - at.get(1)).isGreaterThanOrEqualTo(pause);
    }

    @Test
    void push_neverTaken_isGivenUpAfterTheLastRetry() throws InterruptedException {
        customer.faults().always(Fault.answer(503, "text/plain", ""));

        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts()).extracting(Attempt::number).containsExactly(1, 2, 3);
        assertThat(pusher.givenUp()).containsExactly(push);
    }

    @Test
    void push_nobodyListens_isTriedAgainToo() throws InterruptedException {
        customer.close();

        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts())
                .extracting(Attempt::number, Attempt::status)
                .containsExactly(tuple(1, 0), tuple(2, 0), tuple(3, 0));
        assertThat(pusher.givenUp()).containsExactly(push);
    }

    @Test
    void push_connectionBroken_comesAgain() throws InterruptedException {
        customer.faults().next(Fault.acceptThenReset());

        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts()).extracting(Attempt::status).containsExactly(0, 200);
    }

    @Test
    void close_betweenTwoAttempts_triesNoMore() throws InterruptedException {
        CallbackPusher slow = pusher(0.01);
        answers.add(HttpReply.text(500, "text/plain", ""));
        slow.push(push);
        await().until(() -> slow.attempts().size() == 1);

        slow.close();
        slow.awaitIdle(SOON);

        assertThat(slow.attempts()).hasSize(1);
        assertThat(slow.givenUp()).containsExactly(push);
        assertThat(customer.requests().count()).isEqualTo(1);
    }

    @Test
    void push_closed_isGivenUpUntried() throws InterruptedException {
        pusher.close();

        pusher.push(push);
        pusher.awaitIdle(SOON);

        assertThat(pusher.attempts()).isEmpty();
        assertThat(pusher.givenUp()).containsExactly(push);
    }

    @Test
    void push_notHttp_isRefusedAndLeavesNothingUnderWay() throws InterruptedException {
        Push wrong = new Push("POST", URI.create("mailto:somebody"), "text/plain", "");

        assertThatIllegalArgumentException().isThrownBy(() -> pusher.push(wrong));
        pusher.awaitIdle(Duration.ZERO);
        assertThat(pusher.givenUp()).isEmpty();
    }

    @Test
    void awaitIdle_stillUnderWay_fails() {
        customer.faults().always(Fault.acceptThenHang());
        pusher.push(push);

        assertThatThrownBy(() -> pusher.awaitIdle(Duration.ofMillis(50)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 pushes still under way");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void pusher_wrongSpeed_isRefused(double speed) {
        assertThatIllegalArgumentException().isThrownBy(() -> pusher(speed).close());
    }

    @Test
    void rule_negative_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Rule(-1, INTERVAL, attempt -> true));
        assertThatIllegalArgumentException().isThrownBy(() -> new Rule(0, INTERVAL.negated(), attempt -> true));
    }

    @Test
    void toString_push_showsNeitherUrlNorBody() {
        assertThat(push.toString()).doesNotContain("hook", "138");
    }

    private static CallbackPusher pusher(double speed) {
        return new CallbackPusher(
                new Rule(
                        2,
                        INTERVAL,
                        attempt -> attempt.status() == 200 && attempt.answer().equals("OK")),
                speed);
    }
}
