package io.github.otpgate.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A node refuses by itself what Redis would refuse, and nothing else. */
class SheddingTest {

    private static final ClientAddress ADDRESS = address("2001:db8::1");
    private static final int PROBES = 10;

    private final FakeRateStore store = new FakeRateStore();
    private final AtomicLong nanos = new AtomicLong(Duration.ofDays(3).toNanos());

    private static ClientAddress address(String literal) {
        return ClientAddress.parse(literal).orElseThrow();
    }

    private static LimitSettings settings(LimitRule... recordOnly) {
        Map<LimitRule, List<Rate>> rates =
                Map.of(LimitRule.GLOBAL, List.of(Rate.parse("1/1h")), LimitRule.ADDRESS, List.of(Rate.parse("3/3m")));
        return new LimitSettings(rates, 0, 0, Set.of(recordOnly));
    }

    private Limits limits(LimitSettings settings) {
        return new Limits(
                store, new LimitKeys((use, content) -> content), event -> {}, "CN", new Meter(nanos), settings);
    }

    private record Meter(AtomicLong nanos) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return nanos.get();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    private static void send(Limits limits, int times) {
        Sender sender = new Sender(new PhoneNumber("+8613800138000"), "CN", Optional.of(ADDRESS), Optional.empty());
        IntStream.range(0, times)
                .forEach(i -> limits.admit(sender).toCompletableFuture().join());
    }

    private static void probe(Limits limits) {
        IntStream.range(0, PROBES).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    @Test
    void shed_asMuchAsIsAllowed_refusesNothing() {
        Limits limits = limits(settings());

        send(limits, 2);

        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    @Test
    void shed_allUsed_refusesAfterAFewThatRedisIsAskedAbout() {
        Limits limits = limits(settings());
        send(limits, 3);

        probe(limits);

        assertThat(limits.shed(ADDRESS)).isEqualTo(new Full(LimitRule.ADDRESS, Duration.ofMinutes(1)));
        assertThat(limits.shed(address("2001:db8::2"))).isInstanceOf(Full.class);
        assertThat(limits.shed(address("2001:db8:0:1::1"))).isInstanceOf(Admitted.class);
    }

    /** Redis counted up to a second before this node noted it, so it may have room a second earlier. */
    @Test
    void shed_redisMayHaveRoomAgain_refusesNothing() {
        Limits limits = limits(settings());
        send(limits, 3);
        probe(limits);

        nanos.addAndGet(Duration.ofMillis(58_500).toNanos());
        IntStream.range(0, PROBES).forEach(i -> limits.shed(ADDRESS));
        assertThat(limits.shed(ADDRESS)).isInstanceOf(Full.class);
        nanos.addAndGet(Duration.ofMillis(600).toNanos());

        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    @Test
    void shed_sendsThatRedisRefused_areNotCounted() {
        Limits limits = limits(settings());
        store.answer("address", FakeRateStore.full(Duration.ofMinutes(1)));

        send(limits, 9);

        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    @Test
    void shed_redisAnswersLate_isNotCounted() {
        Limits limits = limits(settings());
        CompletableFuture<Tokens> late = new CompletableFuture<>();
        store.answer("address", late.thenApply(tokens -> tokens));
        Sender sender = new Sender(new PhoneNumber("+8613800138000"), "CN", Optional.of(ADDRESS), Optional.empty());
        List<CompletableFuture<LimitDecision>> sends = IntStream.range(0, 5)
                .mapToObj(i -> limits.admit(sender).toCompletableFuture())
                .toList();

        nanos.addAndGet(Duration.ofMillis(1001).toNanos());
        late.complete(FakeRateStore.left(1));
        sends.forEach(CompletableFuture::join);

        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    /** Its clock was set, or its data lost: what this node believed is forgotten. */
    @Test
    void shed_redisAdmitsAgainstExpectation_refusesNothing() {
        Limits limits = limits(settings());
        send(limits, 3);
        probe(limits);
        assertThat(limits.shed(ADDRESS)).isInstanceOf(Full.class);

        send(limits, 1);

        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }

    @Test
    void shed_recordOnlyOrReloaded_refusesNothing() {
        Limits limits = limits(settings(LimitRule.ADDRESS));
        send(limits, 9);
        IntStream.range(0, 100).forEach(i -> assertThat(limits.shed(ADDRESS)).isInstanceOf(Admitted.class));

        Limits other = limits(settings());
        send(other, 3);
        probe(other);
        other.settings(settings());

        IntStream.range(0, 100).forEach(i -> assertThat(other.shed(ADDRESS)).isInstanceOf(Admitted.class));
    }
}
