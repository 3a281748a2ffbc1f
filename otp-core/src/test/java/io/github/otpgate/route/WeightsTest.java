package io.github.otpgate.route;

import static io.github.otpgate.route.Bench.DISPATCH;
import static io.github.otpgate.route.Bench.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares of providers, drawn by chance that is the same in every run. */
class WeightsTest {

    private static final int MESSAGES = 2000;

    private final Bench bench = new Bench();

    private Router router(Map<String, Integer> weights) throws NoSuchAlgorithmException {
        SecureRandom same = SecureRandom.getInstance("SHA1PRNG");
        same.setSeed(42);
        return new Router(
                Map.of(Channel.SMS, List.of("first", "second")),
                List.of(bench.first, bench.second),
                Bench.settings(2, weights),
                bench.tools(same));
    }

    private double shareOfFirst(Router router) {
        bench.first.carried.clear();
        repeat(MESSAGES, () -> router.send(DISPATCH));
        return bench.first.carried.size() / (double) MESSAGES;
    }

    @Test
    void send_withoutWeights_orderIsStrict() throws Exception {
        assertThat(shareOfFirst(router(Map.of()))).isEqualTo(1);
    }

    @Test
    void send_withWeights_sharesFollowThem() throws Exception {
        assertThat(shareOfFirst(router(Map.of("first", 300, "second", 100)))).isBetween(0.70, 0.80);
        assertThat(shareOfFirst(router(Map.of("second", 100)))).isBetween(0.45, 0.55);
    }

    @Test
    void send_drawnOneRefuses_theOtherTakesIt() throws Exception {
        bench.first.answers(Bench.rejected(ErrorClass.CONTENT_REJECTED));
        Router router = router(Map.of("first", 1000, "second", 1));

        assertThat(router.send(DISPATCH).provider()).contains("second");
    }

    @Test
    void reported_halfArrives_halfTheShare() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(50, () -> {
            router.reported("first", DeliveryOutcome.DELIVERED);
            router.reported("first", DeliveryOutcome.UNREACHABLE);
            router.reported("second", DeliveryOutcome.DELIVERED);
        });

        assertThat(shareOfFirst(router)).isBetween(0.28, 0.39);
    }

    @Test
    void reported_nothingArrives_keepsAFewToShowWhenItIsBetter() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(100, () -> {
            router.reported("first", DeliveryOutcome.UNREACHABLE);
            router.reported("second", DeliveryOutcome.DELIVERED);
        });

        assertThat(shareOfFirst(router)).isBetween(0.02, 0.10);
    }

    @Test
    void reported_tooFewToSay_sharesStay() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(19, () -> router.reported("first", DeliveryOutcome.UNREACHABLE));
        repeat(100, () -> router.reported("second", DeliveryOutcome.DELIVERED));

        assertThat(shareOfFirst(router)).isBetween(0.45, 0.55);
    }

    @Test
    void reported_longAgo_isForgotten() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(100, () -> router.reported("first", DeliveryOutcome.UNREACHABLE));
        repeat(100, () -> router.reported("second", DeliveryOutcome.DELIVERED));

        bench.ticks.pass(Duration.ofHours(2));

        assertThat(shareOfFirst(router)).isBetween(0.45, 0.55);
    }

    @Test
    void converted_ofOneOnly_itsShareGrows() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(
                400,
                () -> router.send(DISPATCH).provider().filter("second"::equals).ifPresent(router::converted));
        bench.ticks.pass(Duration.ofMinutes(3));

        assertThat(Bench.view(router, "first").converted()).hasValue(0);
        assertThat(Bench.view(router, "second").converted().orElseThrow()).isGreaterThan(0.9);
        assertThat(shareOfFirst(router)).isBetween(0.02, 0.10);
    }

    @Test
    void converted_readersStillTyping_areNotHeldAgainstAnybody() throws Exception {
        Router router = router(Map.of("first", 100));
        repeat(400, () -> router.send(DISPATCH));
        bench.ticks.pass(Duration.ofSeconds(50));

        assertThat(Bench.view(router, "first").converted()).isEmpty();
    }
}
