package io.github.otpgate.limits;

import static io.github.otpgate.limits.Node.anyKey;
import static io.github.otpgate.limits.Node.get;
import static io.github.otpgate.limits.Node.rates;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.limit.Grant;
import io.github.otpgate.limit.Grant.Crossing;
import io.github.otpgate.limit.RateKey;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Law 9: Redis' clock decides. It runs hours ahead of this JVM's here, and moves while the tests look on. */
class RedisClockTest {

    private static final List<Integer> ALARMS = List.of(50, 80, 100);

    private static RedisServer redis;
    private static Node node;

    @BeforeAll
    static void startRedis() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
        redis.advance(Duration.ofHours(5));
        node = Node.open(redis.uri());
    }

    @AfterAll
    static void stopRedis() {
        if (redis != null) {
            node.close();
            redis.close();
        }
    }

    private static Grant budget(RateKey key, List<Rate> rates, long wanted) {
        return get(node.store.takeBudget(key, rates, wanted, ALARMS));
    }

    @Test
    void law9_bucket_refillsByRedisClock() {
        RateKey key = anyKey();
        List<Rate> rates = rates("2/1h", "3/1d");
        IntStream.range(0, 3).forEach(i -> node.take(key, rates));

        redis.advance(Duration.ofMinutes(31));
        assertThat(node.take(key, rates).taken()).isTrue();
        assertThat(node.take(key, rates).taken()).isFalse();

        redis.advance(Duration.ofMinutes(31));
        assertThat(node.take(key, rates).retryAfter()).isBetween(Duration.ofHours(6), Duration.ofHours(8));
    }

    @Test
    void law9_bucket_livesByRedisClock() {
        RateKey key = anyKey();
        node.take(key, rates("1/1h"));
        assertThat(new Statistics(redis).keys())
                .allSatisfy(name -> assertThat(new Statistics(redis).life(name))
                        .isPositive()
                        .isLessThanOrEqualTo(
                                Duration.ofHours(24).plusSeconds(30).toMillis()));

        redis.advance(Duration.ofMinutes(61));

        assertThat(node.take(key, rates("1/1h")).taken()).isTrue();
    }

    @Test
    void law9_sharedBucket_refillsEvenly() {
        RateKey key = anyKey();
        List<Rate> rates = rates("60/1h");
        get(node.store.takeShared(key, rates, 60));

        redis.advance(Duration.ofSeconds(90));
        assertThat(node.takeShared(key, rates).taken()).isTrue();
        Duration wait = node.takeShared(key, rates).retryAfter();
        assertThat(wait).isBetween(Duration.ofSeconds(25), Duration.ofSeconds(30));

        redis.advance(wait.plusMillis(1));
        assertThat(node.takeShared(key, rates).taken()).isTrue();
        assertThat(node.takeShared(key, rates).taken()).isFalse();
    }

    @Test
    void law9_distinct_memberLeavesAfterTheSpan() {
        RateKey key = anyKey();
        List<Rate> rates = rates("2/1h", "3/1d");
        node.takeDistinct(key, "a", rates);
        redis.advance(Duration.ofMinutes(30));
        node.takeDistinct(key, "b", rates);
        Duration wait = node.takeDistinct(key, "c", rates).retryAfter();
        assertThat(wait).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(30));

        redis.advance(wait.plusMillis(1));
        assertThat(node.takeDistinct(key, "c", rates).taken()).isTrue();
        // Known to the day, new to the hour.
        assertThat(node.takeDistinct(key, "a", rates).taken()).isFalse();

        redis.advance(Duration.ofHours(2));
        assertThat(node.takeDistinct(key, "a", rates).taken()).isTrue();
        assertThat(node.takeDistinct(key, "d", rates).taken()).isFalse();
    }

    @Test
    void budget_nextWindow_resumes() {
        RateKey key = anyKey();
        List<Rate> rates = rates("10/1h", "15/1d");

        assertThat(budget(key, rates, 8).granted()).isEqualTo(8);
        redis.advance(Duration.ofMinutes(30));
        Grant rest = budget(key, rates, 8);
        assertThat(rest.granted()).isEqualTo(2);
        assertThat(rest.retryAfter()).isBetween(Duration.ofMinutes(29), Duration.ofMinutes(31));

        redis.advance(rest.retryAfter().plusMillis(1));
        assertThat(budget(key, rates, 9).granted()).isEqualTo(5);
        redis.advance(Duration.ofHours(2));
        Grant none = budget(key, rates, 1);
        assertThat(none.granted()).isZero();
        assertThat(none.retryAfter()).isBetween(Duration.ofHours(20), Duration.ofHours(22));

        redis.advance(none.retryAfter().plusMillis(1));
        assertThat(budget(key, rates, 1).granted()).isEqualTo(1);
    }

    /** Wherever in a slice it was taken, it counts for the whole span. */
    @Test
    void budget_justBeforeTheSpanEnds_stillCounts() {
        for (int i = 0; i < 7; i++) {
            RateKey key = anyKey();
            assertThat(budget(key, rates("10/1h"), 10).granted()).isEqualTo(10);

            redis.advance(Duration.ofSeconds(3590));
            Grant none = budget(key, rates("10/1h"), 1);
            assertThat(none.granted()).isZero();

            redis.advance(none.retryAfter().plusMillis(1));
            assertThat(budget(key, rates("10/1h"), 1).granted()).isEqualTo(1);
            redis.advance(Duration.ofSeconds(13));
        }
    }

    /** Steps of a tenth of the span, and in every one as much as there is: no window of the span holds more. */
    @Test
    void budget_anyWindow_neverHoldsMore() {
        RateKey key = anyKey();
        List<Rate> rates = rates("10/1h");
        long[] granted = new long[40];

        for (int i = 0; i < granted.length; i++) {
            granted[i] = budget(key, rates, i % 7).granted();
            redis.advance(Duration.ofMinutes(6));
        }

        for (int from = 0; from + 10 <= granted.length; from++) {
            assertThat(IntStream.range(from, from + 10)
                            .mapToLong(i -> granted[i])
                            .sum())
                    .as("window from " + from)
                    .isLessThanOrEqualTo(10);
        }
        assertThat(LongStream.of(granted).sum()).isGreaterThanOrEqualTo(30);
    }

    /** What is given back leaves the slice that it stood in, so that nothing sent since then ends sooner. */
    @Test
    void returnBudget_oldOne_freesItsPlaceAndNoOther() {
        RateKey key = anyKey();
        List<Rate> rates = rates("10/1h", "15/1d");
        Grant first = budget(key, rates, 4);
        redis.advance(Duration.ofMinutes(30));
        budget(key, rates, 6);

        get(node.store.returnBudget(key, rates, first.counted()));
        assertThat(budget(key, rates, 9).granted()).isEqualTo(1);

        redis.advance(Duration.ofMinutes(31));
        assertThat(budget(key, rates, 9).granted()).isEqualTo(3);
    }

    @Test
    void returnBudget_moreThanWasTaken_orForgotten_isNothing() {
        RateKey key = anyKey();
        List<Rate> rates = rates("2/1h");
        Grant one = budget(key, rates, 1);

        for (int i = 0; i < 3; i++) {
            get(node.store.returnBudget(key, rates, one.counted()));
        }
        assertThat(budget(key, rates, 9).granted()).isEqualTo(2);

        redis.advance(Duration.ofHours(2));
        budget(key, rates, 2);
        get(node.store.returnBudget(key, rates, one.counted()));
        assertThat(budget(key, rates, 1).granted()).isZero();
    }

    @Test
    void budget_useFallsAndRisesAgain_alarmsAgain() {
        RateKey key = anyKey();
        List<Rate> rates = rates("100/1h");

        assertThat(budget(key, rates, 40).crossings()).isEmpty();
        redis.advance(Duration.ofMinutes(20));
        assertThat(budget(key, rates, 45).crossings()).containsExactly(new Crossing(0, 50), new Crossing(0, 80));
        assertThat(budget(key, rates, 1).crossings()).isEmpty();

        // 46 of 100: not yet ten points below.
        redis.advance(Duration.ofMinutes(42));
        assertThat(budget(key, rates, 10).crossings()).isEmpty();
        assertThat(budget(key, rates, 24).crossings()).containsExactly(new Crossing(0, 80));

        redis.advance(Duration.ofMinutes(62));
        assertThat(budget(key, rates, 100).crossings())
                .containsExactly(new Crossing(0, 50), new Crossing(0, 80), new Crossing(0, 100));
        assertThat(budget(key, rates, 1).crossings()).isEmpty();
    }
}
