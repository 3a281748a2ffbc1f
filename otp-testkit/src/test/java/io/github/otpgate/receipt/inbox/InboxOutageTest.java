package io.github.otpgate.receipt.inbox;

import static io.github.otpgate.receipt.inbox.Told.reports;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Redis goes away and comes back, and nodes die. */
class InboxOutageTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration TIMEOUT = Duration.ofMillis(300);

    private final String namespace = ReceivingNode.anyNamespace();
    private RedisServer redis;
    private ReceivingNode node;

    @BeforeEach
    void start() {
        redis = RedisServer.start();
        node = ReceivingNode.open(redis.uri(), namespace, ReceivingNode.KEYS, TIMEOUT);
    }

    @AfterEach
    void stop() {
        node.close();
        redis.close();
    }

    private void awaitKept(String message) {
        await().atMost(PATIENCE).ignoreException(StoreException.class).until(() -> {
            node.inbox.keep(reports(message));
            return true;
        });
    }

    private void awaitProcessed(String message) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(node.messages()).contains(message));
    }

    @Test
    void law8_redisPaused_keepThrowsAndWhatWasKeptIsProcessedAfterwards() {
        CountDownLatch go = new CountDownLatch(1);
        node.inbox.start(entries -> {
            awaitUninterrupted(go);
            entries.forEach(entry -> node.processed.add(entry.received()));
        });
        node.inbox.keep(reports("kept"));

        redis.pause();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> node.inbox.keep(reports("refused")));
        go.countDown();
        redis.resume();

        awaitProcessed("kept");
        awaitKept("again");
        awaitProcessed("again");
    }

    @Test
    void redisRestartedEmpty_goesOn() {
        node.receiving();
        node.inbox.keep(reports("one"));
        awaitProcessed("one");

        redis.restart();

        awaitKept("two");
        awaitProcessed("two");
    }

    @Test
    void flushAll_whileReading_goesOn() {
        node.receiving();
        node.inbox.keep(reports("one"));
        awaitProcessed("one");

        redis.command("FLUSHALL");

        node.inbox.keep(reports("two"));
        awaitProcessed("two");
    }

    @Test
    void law8_nodeDiesWhileItProcesses_anotherProcesses() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch handed = new CountDownLatch(1);
        ReceivingNode dying = ReceivingNode.open(redis.uri(), namespace, ReceivingNode.KEYS, TIMEOUT);
        dying.inbox.start(entries -> {
            handed.countDown();
            awaitUninterrupted(never);
        });
        dying.inbox.keep(reports("orphan"));
        awaitUninterrupted(handed);
        dying.vanish();

        node.receiving();

        awaitProcessed("orphan");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(node.inbox.view().figures().waiting()).isZero());
        never.countDown();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            boolean unused = latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
