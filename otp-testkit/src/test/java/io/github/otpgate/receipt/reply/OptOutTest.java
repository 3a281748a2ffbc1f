package io.github.otpgate.receipt.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisCluster;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody wrote that they want nothing any more: the list knows it on every node and under every key, for good. */
@ExtendWith(RedisExtension.class)
class OptOutTest {

    private static final PhoneNumber PHONE = Desk.PHONE;

    private final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String earlier = Desk.newKey();
    private final String later = Desk.newKey();

    @Test
    void optOut_onOneNode_isKnownOnAnotherUntilAnOperatorLiftsIt(RedisServer redis) {
        try (Desk one = Desk.open(redis.uri(), namespace, earlier);
                Desk two = Desk.open(redis.uri(), namespace, earlier)) {
            assertThat(two.suppresses(PHONE)).isFalse();

            one.hear(PHONE, " ｔｄ。");

            assertThat(two.suppresses(PHONE)).isTrue();
            assertThat(two.suppresses(Desk.phone(1))).isFalse();
            two.hear(PHONE, "START");
            two.hear(PHONE, "订阅");
            assertThat(one.suppresses(PHONE)).isTrue();
            assertThat(two.list.remove(PHONE)).isTrue();
            assertThat(one.suppresses(PHONE)).isFalse();
        }
    }

    @Test
    void law8_optOutOnTwoNodesAtOnce_isToldOnce(RedisServer redis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (Desk one = Desk.open(redis.uri(), namespace, earlier);
                Desk two = Desk.open(redis.uri(), namespace, earlier)) {
            for (int i = 0; i < 20; i++) {
                PhoneNumber phone = Desk.phone(i);
                List<Callable<Boolean>> replies = new ArrayList<>(Collections.nCopies(4, () -> {
                    one.hear(phone, "TD");
                    return true;
                }));
                replies.addAll(Collections.nCopies(4, () -> {
                    two.hear(phone, "退订");
                    return true;
                }));
                for (Future<Boolean> heard : threads.invokeAll(replies)) {
                    heard.get();
                }
            }

            assertThat(one.events().size() + two.events().size()).isEqualTo(20);
            assertThat(one.heard.size() + two.heard.size()).isEqualTo(160);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void optOut_throughARotation_staysAndIsToldOnce(RedisServer redis) {
        try (Desk before = Desk.open(redis.uri(), namespace, earlier);
                Desk between = Desk.open(redis.uri(), namespace, earlier, later);
                Desk after = Desk.open(redis.uri(), namespace, later, earlier);
                Desk last = Desk.open(redis.uri(), namespace, later)) {
            before.hear(PHONE, "TD");
            before.hear(Desk.phone(1), "TD");
            assertThat(between.suppresses(PHONE)).isTrue();
            assertThat(after.suppresses(PHONE)).isTrue();
            after.hear(PHONE, "TD");
            assertThat(after.events()).isEmpty();
            assertThat(last.suppresses(Desk.phone(1))).isFalse();

            after.walk();
            assertThat(before.suppresses(Desk.phone(1))).isTrue();
            assertThat(last.suppresses(Desk.phone(1))).isTrue();
            after.walk();

            assertThat(before.suppresses(Desk.phone(1))).isFalse();
            assertThat(last.suppresses(PHONE)).isTrue();
            assertThat(last.suppresses(Desk.phone(1))).isTrue();
            assertThat(after.list.remove(PHONE)).isTrue();
            assertThat(last.suppresses(PHONE)).isFalse();
        }
    }

    @Test
    void renewal_atTheStartOfANode_renamesByItself(RedisServer redis) {
        try (Desk before = Desk.open(redis.uri(), namespace, earlier);
                Desk after = Desk.open(redis.uri(), namespace, later, earlier);
                Desk last = Desk.open(redis.uri(), namespace, later)) {
            before.hear(PHONE, "TD");
            SuppressionRenewal renewal = new SuppressionRenewal(after.list);
            renewal.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> last.suppresses(PHONE));
            renewal.close();
        }
    }

    /** Nodes a step apart each name the list their way; whatever they do to each other, no phone is ever off it. */
    @Test
    void walk_nodesAStepApart_neverLoseAPhone(RedisServer redis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Desk one = Desk.open(redis.uri(), namespace, earlier, later);
                Desk two = Desk.open(redis.uri(), namespace, later, earlier)) {
            for (int i = 0; i < 30; i++) {
                one.list.add(Desk.phone(i));
            }
            Callable<Boolean> look = () -> {
                boolean all = true;
                for (int i = 0; i < 300; i++) {
                    all &= two.suppresses(Desk.phone(i % 30)) && one.suppresses(Desk.phone(29 - i % 30));
                }
                return all;
            };
            Callable<Boolean> walkOne = () -> {
                one.walk();
                one.walk();
                return true;
            };
            Callable<Boolean> walkTwo = () -> {
                two.walk();
                two.walk();
                return true;
            };

            for (Future<Boolean> fine : threads.invokeAll(List.of(walkOne, walkTwo, look, look))) {
                assertThat(fine.get()).isTrue();
            }
            assertThat(look.call()).isTrue();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void alone_onTwoNodes_isOneOfThem(RedisServer redis) {
        try (Desk one = Desk.open(redis.uri(), namespace, earlier);
                Desk two = Desk.open(redis.uri(), namespace, earlier)) {
            List<Boolean> ran = new ArrayList<>();
            ran.add(one.list.store().alone(() -> ran.add(two.list.store().alone(() -> ran.add(true)))));

            assertThat(ran).containsExactly(false, true);
            assertThatIllegalStateException()
                    .isThrownBy(() -> one.list.store().alone(() -> {
                        throw new IllegalStateException("in the middle");
                    }));
            await().until(() -> two.list.store().alone(() -> {}));
        }
    }

    @Test
    void law10_list_isSpreadOverACluster() {
        try (RedisCluster cluster = RedisCluster.start();
                Desk before = Desk.open(cluster.uri(), namespace, earlier);
                Desk after = Desk.open(cluster.uri(), namespace, later, earlier)) {
            for (int i = 0; i < 30; i++) {
                before.hear(Desk.phone(i), "T");
                assertThat(after.suppresses(Desk.phone(i))).isTrue();
            }
            assertThat(cluster.nodes())
                    .allSatisfy(node -> assertThat(node.dump()).contains(namespace + ":{suppressed-"));

            // Whoever else walks just then makes a walk leave a part out.
            await().until(() -> {
                after.walk();
                return IntStream.range(0, 30).noneMatch(i -> before.suppresses(Desk.phone(i)));
            });

            for (int i = 0; i < 30; i++) {
                assertThat(after.list.remove(Desk.phone(i))).isTrue();
                assertThat(after.suppresses(Desk.phone(i))).isFalse();
            }
        }
    }

    @Test
    void law5_list_holdsNoNumberAndNeverExpires() {
        try (RedisServer redis = RedisServer.start();
                Desk desk = Desk.open(redis.uri(), namespace, earlier)) {
            desk.hear(PHONE, "TD");
            desk.hear(Desk.phone(1), "退订");

            String dump = redis.dump();
            assertThat(dump)
                    .contains(namespace + ":{suppressed-")
                    .doesNotContain("13800138000", "13900000001", earlier);
            // A number written as a number is still a number.
            assertThat(dump).doesNotContain(number(8613800138000L), number(13800138000L));
            dump.lines()
                    .filter(line -> line.contains("{suppressed-"))
                    .map(line -> line.substring(0, line.indexOf(' ')))
                    .forEach(name -> assertThat(redis.command("TTL", name)).isEqualTo(":-1\r\n"));
            assertThat(desk.events())
                    .hasSize(2)
                    .allSatisfy(event -> assertThat(event.toString()).doesNotContain("13800138000", "13900000001"));
        }
    }

    private static String number(long digits) {
        byte[] bytes = ByteBuffer.allocate(Long.BYTES).putLong(digits).array();
        return new String(bytes, StandardCharsets.ISO_8859_1).substring(2);
    }

    @Test
    void contains_withOneKey_isOneCommand(RedisServer redis) {
        try (Desk desk = Desk.open(redis.uri(), namespace, earlier)) {
            redis.command("CONFIG", "RESETSTAT");

            desk.suppresses(PHONE);

            assertThat(redis.command("INFO", "commandstats"))
                    .contains("cmdstat_hexists:calls=1,")
                    .doesNotContain("cmdstat_hgetall", "cmdstat_evalsha");
        }
    }

    @Test
    void law6_redisAway_isNoAnswer() {
        try (RedisServer redis = RedisServer.start();
                Desk desk = Desk.open(redis.uri(), namespace, earlier)) {
            redis.stop();

            assertThatExceptionOfType(CompletionException.class)
                    .isThrownBy(() -> desk.suppresses(PHONE))
                    .withCauseInstanceOf(StoreException.class);
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> desk.hear(PHONE, "TD"));
            assertThat(desk.events()).isEmpty();
            redis.restart();
            await().atMost(Duration.ofSeconds(30))
                    .ignoreException(StoreException.class)
                    .until(() -> {
                        desk.hear(PHONE, "TD");
                        return true;
                    });

            assertThat(desk.suppresses(PHONE)).isTrue();
            assertThat(desk.heard).hasSize(1);
        }
    }

    @Test
    void law6_redisRefusesToWrite_optOutComesAgain() {
        try (RedisServer redis = RedisServer.start();
                Desk desk = Desk.open(redis.uri(), namespace, earlier)) {
            redis.command("CONFIG", "SET", "maxmemory-policy", "noeviction");
            redis.command("CONFIG", "SET", "maxmemory", "1");
            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> desk.hear(PHONE, "TD"));
            redis.command("CONFIG", "SET", "maxmemory", "0");

            desk.hear(PHONE, "TD");

            assertThat(desk.events()).containsExactly(new OptedOut("main", PHONE));
        }
    }
}
