package io.github.otpgate.receipt.poll;

import static io.github.otpgate.receipt.poll.ScriptedVendor.page;
import static io.github.otpgate.receipt.poll.ScriptedVendor.refused;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.event.OtpEvent.BalanceCrossed;
import io.github.otpgate.event.OtpEvent.DeadLetter;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.receipt.inbox.ReceivingNode;
import io.github.otpgate.receipt.inbox.Told;
import io.github.otpgate.testkit.RedisServer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One node asks at a time, what it is given is kept, and another goes on. */
class PollerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private final String namespace = ReceivingNode.anyNamespace();
    private final ScriptedVendor vendor = new ScriptedVendor();
    private RedisServer redis;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    private ReceivingNode node() {
        return ReceivingNode.open(redis.uri(), namespace, ReceivingNode.KEYS, Duration.ofMillis(500))
                .receiving();
    }

    @Test
    void start_whileItemsCome_asksAtOnceAgain() {
        for (int i = 0; i < 20; i++) {
            vendor.answers.add(page("m" + i));
        }
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> polling.node.messages().size() == 20);

            assertThat(vendor.pulls.get()).isBetween(20, 22);
        }
    }

    @Test
    void start_onTwoNodes_oneAsksAtATime() {
        try (PollingNode one = PollingNode.start(node(), vendor);
                PollingNode other = PollingNode.start(node(), vendor)) {
            for (int i = 0; i < 50; i++) {
                vendor.answers.add(page("m" + i));
            }

            await().atMost(PATIENCE)
                    .until(() ->
                            one.node.messages().size() + other.node.messages().size() == 50);
            assertThat(Stream.of(one, other).filter(node -> node.asks("reports")))
                    .hasSize(1);
            assertThat(vendor.mostAtOnce).hasValue(1);
        }
    }

    @Test
    void close_whileTheVendorAnswers_keepsTheAnswerAndHandsOver() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        vendor.answers.add(page("in flight"));
        vendor.beforeAnswer.set(() -> {
            asked.countDown();
            awaitUninterrupted(answer);
        });
        PollingNode leaving = PollingNode.start(node(), vendor);
        awaitUninterrupted(asked);
        vendor.beforeAnswer.set(() -> {});
        try (PollingNode staying = PollingNode.start(node(), vendor)) {
            Thread closing = new Thread(leaving::close);
            closing.start();
            answer.countDown();
            closing.join();
            vendor.answers.add(page("next"));

            await().atMost(PATIENCE).until(() -> staying.asks("reports"));
            await().atMost(PATIENCE)
                    .until(() -> Stream.concat(leaving.node.messages().stream(), staying.node.messages().stream())
                            .toList()
                            .containsAll(List.of("in flight", "next")));
        }
    }

    @Test
    void node_dies_anotherTakesOver() {
        PollingNode dying = PollingNode.start(node(), vendor);
        await().atMost(PATIENCE).until(() -> dying.asks("reports"));
        try (PollingNode other = PollingNode.start(node(), vendor)) {
            assertThat(other.asks("reports")).isFalse();

            dying.node.vanish();

            await().atMost(PATIENCE).until(() -> other.asks("reports"));
        }
    }

    @Test
    void law8_redisAwayAfterTheFetch_theAnswerIsKeptWhenItIsBack() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        vendor.answers.add(page("fetched once"));
        vendor.beforeAnswer.set(() -> {
            asked.countDown();
            awaitUninterrupted(answer);
        });
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            awaitUninterrupted(asked);
            redis.stop();
            answer.countDown();
            int pulls = vendor.pulls.get();
            await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);
            assertThat(vendor.pulls).hasValue(pulls);

            redis.restart();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(polling.node.messages()).contains("fetched once"));
        }
    }

    @Test
    void answer_thatIsNone_isBuriedOnceWithAnAlarm() {
        Bytes page = Bytes.of("<html>502</html>".getBytes(UTF_8));
        vendor.answers.add(new VendorAnswer.Unclear<>("HTTP 502 without the vendor's answer", page));
        vendor.answers.add(new VendorAnswer.Unclear<>("HTTP 502 without the vendor's answer", page));
        vendor.answers.add(page("m"));
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> polling.node.messages().contains("m"));

            assertThat(polling.node.events(DeadLetter.class))
                    .containsExactly(new DeadLetter("main", "HTTP 502 without the vendor's answer"));
            assertThat(polling.node.inbox.deadLetters(10))
                    .singleElement()
                    .satisfies(letter -> assertThat(letter.content()).isEqualTo(page));
            assertThat(polling.view("reports").unclear()).isEqualTo(2);
        }
    }

    @Test
    void answer_thatDidNotCome_alarmsOnce() {
        vendor.answers.add(new VendorAnswer.Unclear<>("SocketTimeoutException", Bytes.none()));
        vendor.answers.add(new VendorAnswer.Unclear<>("SocketTimeoutException", Bytes.none()));
        vendor.answers.add(page("m"));
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> polling.node.messages().contains("m"));

            assertThat(polling.node.events(DeadLetter.class)).hasSize(1);
            assertThat(polling.node.inbox.view().figures().deadLetters()).isZero();
        }
    }

    @Test
    void answer_withItemsThatCannotBeRead_keepsTheOthersAndBuriesTheBytes() {
        Bytes raw = Bytes.of("[{},{}]".getBytes(UTF_8));
        vendor.answers.add(new VendorAnswer.Success<>(new Pulled<>(List.of(Told.report("m")), 1, raw)));
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> polling.node.messages().contains("m"));

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(polling.node.events(DeadLetter.class))
                            .containsExactly(new DeadLetter("main", "1 items could not be read")));
            assertThat(polling.node.inbox.deadLetters(1).get(0).content()).isEqualTo(raw);
        }
    }

    @Test
    void answer_thatComesAgainAndAgain_isKeptOnceAndNotAskedForAtOnce() {
        Bytes raw = Bytes.of("[the same]".getBytes(UTF_8));
        for (int i = 0; i < 3; i++) {
            vendor.answers.add(new VendorAnswer.Success<>(new Pulled<>(List.of(Told.report("m")), 0, raw)));
        }
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> vendor.pulls.get() >= 3);

            assertThat(polling.node.messages()).containsExactly("m");
            assertThat(polling.view("reports").items()).isEqualTo(1);
        }
    }

    @Test
    void refused_asNotOpened_slowsDownToTheLongest() {
        vendor.answers.add(refused(ErrorClass.ACCOUNT_DISABLED));
        try (PollingNode polling = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> polling.view("reports").refused() == 1);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(polling.view("reports").pause())
                            .isEqualTo(PollingNode.SETTINGS.longestInterval()));
        }
    }

    @Test
    void balance_fallsAndRises_alarmsOncePerCrossingOverAllNodes() {
        vendor.remaining.set(BigDecimal.TEN);
        try (PollingNode one = PollingNode.start(node(), vendor);
                PollingNode other = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> vendor.balances.get() >= 2);
            assertThat(crossings(one, other))
                    .containsExactly(new BalanceCrossed("main", BigDecimal.TEN, PollingNode.ALARM, true));
            assertThat(one.balances.size() + other.balances.size()).isEqualTo(vendor.balances.get());

            vendor.remaining.set(BigDecimal.valueOf(500));

            await().atMost(PATIENCE).until(() -> crossings(one, other).size() == 2);
            assertThat(crossings(one, other).get(1).low()).isFalse();
        }
    }

    private static List<BalanceCrossed> crossings(PollingNode... nodes) {
        return Stream.of(nodes)
                .flatMap(node -> node.node.events(BalanceCrossed.class).stream())
                .toList();
    }

    @Test
    void balance_nodesComeAndGo_isNotAskedForTooSoon() {
        PollingNode first = PollingNode.start(node(), vendor);
        await().atMost(PATIENCE).until(() -> vendor.balances.get() == 1);
        long asked = System.nanoTime();
        first.close();
        try (PollingNode second = PollingNode.start(node(), vendor)) {
            await().atMost(PATIENCE).until(() -> vendor.balances.get() == 2);

            assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofSeconds(9));
            assertThat(second.asks("balance")).isTrue();
        }
    }

    @Test
    void settings_disabled_asksForNothing() {
        PollSettings off =
                new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(10));
        try (PollingNode polling = PollingNode.start(node(), vendor, off)) {
            assertThat(polling.poller.view()).isEmpty();
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            boolean unused = latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
