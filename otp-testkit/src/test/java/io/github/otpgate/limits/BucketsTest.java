package io.github.otpgate.limits;

import static io.github.otpgate.limits.Node.anyKey;
import static io.github.otpgate.limits.Node.get;
import static io.github.otpgate.limits.Node.rates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.model.Rate;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Buckets of one address or session, which two nodes share. */
@ExtendWith(RedisExtension.class)
class BucketsTest {

    private static Node node;
    private static Node other;

    @BeforeAll
    static void openNodes(RedisServer redis) {
        node = Node.open(redis.uri());
        other = Node.open(redis.uri());
    }

    @AfterAll
    static void closeNodes() {
        node.close();
        other.close();
    }

    /** A caller that others always forestall is refused in the end; then nothing was counted, and it did not pass. */
    @ParameterizedTest
    @ValueSource(strings = {"10/1h", "60/1h"})
    void take_crowdOnTwoNodes_passesAreCountedExactly(String rate) {
        RateKey key = anyKey();
        List<Rate> rates = rates(rate, "100/1d");
        long most = rates.get(0).count();

        List<CompletableFuture<Boolean>> all = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? node : other)
                        .store
                        .take(key, rates, 1)
                        .toCompletableFuture()
                        .handle((tokens, failure) -> failure == null && tokens.taken()))
                .toList();
        long passed = all.stream().filter(Node::get).count();

        assertThat(passed).isBetween(1L, most);
        assertThat(get(node.store.take(key, rates, 0)).left()).isEqualTo(most - passed);
        IntStream.range(0, (int) (most - passed))
                .forEach(i -> assertThat(node.take(key, rates).taken()).isTrue());
        assertThat(other.take(key, rates).taken()).isFalse();
    }

    @Test
    void take_countsDownTheFewest() {
        RateKey key = anyKey();

        assertThat(node.take(key, rates("3/1h", "9/1d"))).isEqualTo(new Tokens(true, 2, Duration.ZERO));
        assertThat(other.take(key, rates("3/1h", "9/1d")).left()).isEqualTo(1);
        assertThat(get(node.store.take(key, rates("3/1h", "9/1d"), 2)).taken()).isFalse();
        assertThat(node.take(key, rates("3/1h", "9/1d")).taken()).isTrue();
        assertThat(node.take(key, rates("3/1h", "9/1d")).taken()).isFalse();
    }

    @Test
    void look_takesNothingAndWritesNothing(RedisServer redis) {
        RateKey key = anyKey();
        int before = new Statistics(redis).keys().size();

        assertThat(get(node.store.take(key, rates("3/1h"), 0))).isEqualTo(new Tokens(true, 3, Duration.ZERO));
        assertThat(new Statistics(redis).keys()).hasSize(before);

        get(node.store.take(key, rates("3/1h"), 3));
        Tokens none = get(node.store.take(key, rates("3/1h"), 0));

        assertThat(none.taken()).isFalse();
        assertThat(none.retryAfter()).isBetween(Duration.ofMinutes(19), Duration.ofMinutes(20));
    }

    @Test
    void take_fewerThanNone_givesBackAndNoMoreThanWasTaken(RedisServer redis) {
        RateKey key = anyKey();
        int before = new Statistics(redis).keys().size();

        assertThat(get(node.store.take(key, rates("2/1d"), -1)).left()).isEqualTo(2);
        assertThat(new Statistics(redis).keys()).hasSize(before);

        get(node.store.take(key, rates("2/1d"), 2));
        assertThat(get(other.store.take(key, rates("2/1d"), -1))).isEqualTo(new Tokens(true, 1, Duration.ZERO));
        get(node.store.take(key, rates("2/1d"), -5));
        assertThat(get(node.store.take(key, rates("2/1d"), 0)).left()).isEqualTo(2);
    }

    @Test
    void reload_moreIsAllowed_whatWasUsedStaysUsed() {
        RateKey key = anyKey();
        get(node.store.take(key, rates("10/1h"), 5));

        assertThat(node.take(key, rates("20/1h")).left()).isEqualTo(9);
        assertThat(other.take(key, rates("20/1h")).left()).isEqualTo(8);
    }

    @Test
    void reload_fullBucket_staysFull() {
        RateKey key = anyKey();
        get(node.store.take(key, rates("10/1h"), 10));

        assertThat(node.take(key, rates("20/1h")).taken()).isFalse();
        assertThat(node.take(key, rates("20/1h")).retryAfter()).isLessThanOrEqualTo(Duration.ofMinutes(3));
    }

    @Test
    void reload_lessIsAllowed_takesEffectAtOnce() {
        RateKey key = anyKey();
        node.take(key, rates("100/1h"));

        assertThat(get(node.store.take(key, rates("2/1h"), 0)).left()).isLessThanOrEqualTo(2);
        node.take(key, rates("2/1h"));
        node.take(key, rates("2/1h"));

        assertThat(node.take(key, rates("2/1h")).taken()).isFalse();
    }

    @Test
    void take_twoRatesOfOneSpan_theStricterHolds() {
        RateKey key = anyKey();

        assertThat(node.take(key, rates("5/1h", "2/1h", "2/1h")).left()).isEqualTo(1);
    }

    @Test
    void take_keyOfAnotherType_isRefused(RedisServer redis) {
        RateKey key = anyKey();
        node.take(key, rates("3/1h"));
        List<String> names = new Statistics(redis).keys();
        names.forEach(name -> redis.command("DEL", name));
        names.forEach(name -> redis.command("HSET", name, "f", "v"));

        assertThatThrownBy(() -> node.take(key, rates("3/1h"))).hasCauseInstanceOf(StoreException.class);
        names.forEach(name -> redis.command("DEL", name));
    }

    @Test
    void take_bytesThatAreNoBucket_isRefused(RedisServer redis) {
        RateKey key = anyKey();
        node.take(key, rates("3/1h"));
        List<String> names = new Statistics(redis).keys();
        names.forEach(name -> redis.command("DEL", name));
        names.forEach(name -> redis.command("SET", name, "v"));

        assertThatThrownBy(() -> node.take(key, rates("3/1h"))).hasCauseInstanceOf(StoreException.class);
        names.forEach(name -> redis.command("DEL", name));
    }

    @Test
    void law10_commandsOfATake() {
        RateKey key = anyKey();
        try (RedisServer redis = RedisServer.start();
                Node alone = Node.open(redis.uri())) {
            Statistics statistics = new Statistics(redis);
            alone.take(anyKey(), rates("1/1h"));
            alone.take(key, rates("1/1h"));
            get(alone.store.take(key, rates("3/1h"), 0));

            statistics.commands();
            alone.take(key, rates("3/1h"));
            Map<String, Long> first = statistics.commands();
            alone.take(key, rates("3/1h"));
            Map<String, Long> refused = statistics.commands();

            assertThat(first.keySet()).contains("evalsha");
            assertThat(refused).isEqualTo(Map.of("evalsha", 1L, "time", 1L, "get", 1L));
        }
    }
}
