package io.github.otpgate.limits;

import static io.github.otpgate.limits.Node.anyKey;
import static io.github.otpgate.limits.Node.get;
import static io.github.otpgate.limits.Node.rates;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.model.Rate;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Buckets and sets that many callers share. */
@ExtendWith(RedisExtension.class)
class SharedRatesTest {

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

    @Test
    void takeShared_thousandAtOnceOnTwoNodes_areCountedExactly() {
        RateKey key = anyKey();
        List<Rate> rates = rates("200/1h", "250/1d");

        List<CompletableFuture<Tokens>> all = IntStream.range(0, 1000)
                .mapToObj(i -> (i % 2 == 0 ? node : other)
                        .store
                        .takeShared(key, rates, 1)
                        .toCompletableFuture())
                .toList();

        assertThat(all.stream().map(Node::get).filter(Tokens::taken)).hasSize(200);
    }

    @Test
    void takeShared_refusal_takesFromNoRate() {
        RateKey key = anyKey();
        List<Rate> rates = rates("2/1h", "9/1d");
        IntStream.range(0, 6).forEach(i -> node.takeShared(key, rates));

        assertThat(node.takeShared(key, rates("99/1h", "9/1d")).left()).isEqualTo(6);
    }

    @Test
    void takeShared_full_saysWhenThereIsMore() {
        RateKey key = anyKey();
        node.takeShared(key, rates("2/1h", "2/1d"));
        node.takeShared(key, rates("2/1h", "2/1d"));

        Tokens full = node.takeShared(key, rates("2/1h", "2/1d"));

        assertThat(full.taken()).isFalse();
        assertThat(full.left()).isZero();
        assertThat(full.retryAfter()).isBetween(Duration.ofHours(11), Duration.ofHours(12));
    }

    @Test
    void takeShared_look_takesNothing() {
        RateKey key = anyKey();

        assertThat(get(node.store.takeShared(key, rates("1/1h"), 0))).isEqualTo(new Tokens(true, 1, Duration.ZERO));
        assertThat(node.takeShared(key, rates("1/1h")).taken()).isTrue();
        assertThat(get(node.store.takeShared(key, rates("1/1h"), 0)).taken()).isFalse();
    }

    @Test
    void takeShared_reload_whatWasUsedStaysUsed() {
        RateKey key = anyKey();
        get(node.store.takeShared(key, rates("10/1h"), 8));

        assertThat(node.takeShared(key, rates("20/1h")).left()).isEqualTo(11);
        assertThat(node.takeShared(key, rates("9/1h")).taken()).isFalse();
    }

    @Test
    void takeDistinct_knownMember_alwaysFits() {
        RateKey key = anyKey();
        List<Rate> rates = rates("2/1h");

        assertThat(node.takeDistinct(key, "a", rates).left()).isEqualTo(1);
        assertThat(other.takeDistinct(key, "b", rates).left()).isZero();
        assertThat(node.takeDistinct(key, "c", rates).taken()).isFalse();
        assertThat(node.takeDistinct(key, "a", rates)).isEqualTo(new Tokens(true, 0, Duration.ZERO));
        assertThat(node.takeDistinct(key, "c", rates).retryAfter())
                .isBetween(Duration.ofMinutes(59), Duration.ofHours(1));
    }

    @Test
    void takeDistinct_hundredAtOnceOnTwoNodes_areCountedExactly() {
        RateKey key = anyKey();
        List<Rate> rates = rates("20/1h", "50/1d");

        List<CompletableFuture<Tokens>> all = IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? node : other)
                        .store
                        .takeDistinct(key, Node.member("phone" + i), rates)
                        .toCompletableFuture())
                .toList();

        assertThat(all.stream().map(Node::get).filter(Tokens::taken)).hasSize(20);
    }
}
