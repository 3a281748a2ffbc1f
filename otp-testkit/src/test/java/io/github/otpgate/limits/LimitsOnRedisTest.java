package io.github.otpgate.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.LimitDecision;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.limit.Sender;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisCluster;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** All limits of a send, on a Redis of their own. */
class LimitsOnRedisTest {

    private final Queue<OtpEvent> events = new ConcurrentLinkedQueue<>();
    private RedisServer redis;

    @BeforeEach
    void startRedis() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    private Limits limits(Node node) {
        return new Limits(node.store, Node.NAMES, events::add, LimitSettings.DEFAULT, "CN");
    }

    private static Sender sender(int phone, String country, String address, String session) {
        return new Sender(
                new PhoneNumber(String.format(Locale.ROOT, "+86138001%05d", phone)),
                country,
                ClientAddress.parse(address),
                Optional.of(session));
    }

    private static LimitDecision send(Limits limits, int phone, String address) {
        return Node.get(limits.admit(sender(phone, "CN", address, "s" + phone)));
    }

    @Test
    void admit_oneAddress_eleventhIsRefusedOnEveryNode() {
        try (Node node = Node.open(redis.uri());
                Node other = Node.open(redis.uri())) {
            Limits here = limits(node);
            Limits there = limits(other);
            IntStream.range(0, 10)
                    .forEach(i -> assertThat(send(i % 2 == 0 ? here : there, i % 4, "192.0.2.1"))
                            .isEqualTo(new Admitted(i >= 3)));

            assertThat(send(here, 1, "192.0.2.1"))
                    .satisfies(decision -> assertThat(((Full) decision).rule()).isEqualTo(LimitRule.ADDRESS));
            assertThat(send(there, 1, "192.0.2.1")).isInstanceOf(Full.class);
            assertThat(send(there, 7, "192.0.2.2")).isInstanceOf(Admitted.class);
        }
    }

    @Test
    void admit_rangeWalk_isStoppedByDistinctPhones() {
        try (Node node = Node.open(redis.uri())) {
            Limits limits = limits(node);
            LimitSettings wide = new LimitSettings(
                    Map.of(
                            LimitRule.GLOBAL, Node.rates("1/1h"),
                            LimitRule.ADDRESS_PHONES, Node.rates("20/1h", "50/1d")),
                    3,
                    3,
                    Set.of());
            limits.settings(wide);

            List<LimitDecision> decisions = IntStream.range(0, 25)
                    .mapToObj(i -> send(limits, i, "192.0.2.1"))
                    .toList();

            assertThat(decisions.subList(0, 20)).allMatch(Admitted.class::isInstance);
            assertThat(decisions.subList(20, 25)).allMatch(Full.class::isInstance);
            assertThat(send(limits, 3, "192.0.2.1")).isEqualTo(new Admitted(true));
        }
    }

    @Test
    void admit_hundredPhonesOfOneNetwork_areStopped() {
        try (Node node = Node.open(redis.uri())) {
            Limits limits = limits(node);
            long v4 = IntStream.range(0, 250)
                    .filter(i -> send(limits, i, "192.0.2." + i) instanceof Admitted)
                    .count();
            long v6 = IntStream.range(0, 250)
                    .filter(i -> send(limits, i, "2001:db8:0:" + Integer.toHexString(i) + "::1") instanceof Admitted)
                    .count();
            long site = IntStream.range(0, 250)
                    .filter(i -> send(limits, i, "2001:db8:0:" + Integer.toHexString(256 + i * 256) + "::1")
                            instanceof Admitted)
                    .count();

            assertThat(v4).isEqualTo(200);
            assertThat(v6).isEqualTo(200);
            // A refused send is counted by the site all the same.
            assertThat(site).isEqualTo(400 - 250);
        }
    }

    @Test
    void law5_keys_areWordsAndHashesAndEnd() {
        try (Node node = Node.open(redis.uri())) {
            Limits limits = limits(node);
            Node.get(limits.admit(sender(1, "US", "2001:db8::1", "}session{")));
            Node.get(limits.admit(
                    LimitRule.WRONG_CODES, ClientAddress.parse("192.0.2.1").orElseThrow()));
            Node.get(new Budget(node.store, events::add, LimitSettings.DEFAULT).take());
            Statistics statistics = new Statistics(redis);

            assertThat(statistics.keys())
                    .hasSize(8)
                    .allMatch(key -> key.matches("limits-test:\\{[a-z]+(-[a-z]+)?(-[A-Za-z0-9_-]{22})?}"))
                    .allSatisfy(key -> assertThat(statistics.life(key))
                            .isPositive()
                            .isLessThanOrEqualTo(Duration.ofHours(25).toMillis()));
            assertThat(redis.dump()).doesNotContain("session{", "13800100001", "192.0.2", "2001:db8");
        }
    }

    @Test
    void law10_commandsOfAnAdmission() {
        try (Node node = Node.open(redis.uri())) {
            Limits limits = limits(node);
            send(limits, 1, "192.0.2.1");
            Statistics statistics = new Statistics(redis);

            statistics.commands();
            send(limits, 2, "192.0.2.1");

            // Address and session: a look and a compare-and-swap each; network and phones: one script each.
            assertThat(statistics.commands())
                    .containsEntry("evalsha", 4L)
                    .containsEntry("eval", 2L)
                    .containsEntry("time", 4L)
                    .doesNotContainKeys("keys", "scan");
        }
    }

    @Test
    void law6_redisPaused_nothingPassesAndTheAnswerComesWithinASecond() {
        try (Node node = Node.open(redis.uri(), Duration.ofMillis(500))) {
            Limits limits = limits(node);
            send(limits, 1, "192.0.2.1");

            redis.pause();
            assertRefusedWithinASecond(limits);
            redis.resume();
        }
    }

    @Test
    void law6_redisAwayFromTheStart_nothingPassesAndTheAnswerComesWithinASecond() {
        redis.stop();
        try (Node node = Node.openWithoutRedis(redis.uri(), Duration.ofMillis(500))) {
            assertRefusedWithinASecond(limits(node));
        }
    }

    private static void assertRefusedWithinASecond(Limits limits) {
        long start = System.nanoTime();
        assertThatThrownBy(() -> send(limits, 2, "192.0.2.1")).hasCauseInstanceOf(StoreException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void law10_cluster_runsUnchanged() {
        try (RedisCluster cluster = RedisCluster.start();
                Node node = Node.open(cluster.uri())) {
            Limits limits = limits(node);
            Budget budget = new Budget(node.store, events::add, LimitSettings.DEFAULT);
            for (int i = 0; i < 20; i++) {
                assertThat(Node.get(limits.admit(sender(i, "US", "2001:db8:" + i + "::1", "s" + i))))
                        .isEqualTo(new Admitted(false));
                assertThat(Node.get(budget.take())).isInstanceOf(Admitted.class);
            }
        }
    }
}
