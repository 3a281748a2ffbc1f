package io.github.otpgate.route;

import static io.github.otpgate.route.Bench.DISPATCH;
import static io.github.otpgate.route.Bench.breaker;
import static io.github.otpgate.route.Bench.repeat;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What reports say of a provider: others are preferred, and nothing is stopped. */
class DeliveryTest {

    private final Bench bench = new Bench();
    private final Router router = bench.router();

    private void reports(int times, DeliveryOutcome outcome) {
        repeat(times, () -> router.reported("first", outcome));
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"CONTENT_REJECTED", "TEMPLATE_MISMATCH", "TEMPORARY", "UNKNOWN"})
    void reported_threeInFiveBlameTheVendor_othersArePreferred(DeliveryOutcome outcome) {
        reports(8, DeliveryOutcome.DELIVERED);
        reports(12, outcome);

        assertThat(breaker(router, "first")).isEqualTo("open delivery");
        assertThat(router.send(DISPATCH).provider()).contains("second");
    }

    @ParameterizedTest
    @EnumSource(
            value = DeliveryOutcome.class,
            names = {"PENDING", "INVALID_NUMBER", "UNREACHABLE", "BLACKLISTED", "THROTTLED_PER_NUMBER"})
    void reported_whatLiesInNumbersAndPhones_isHeldAgainstNobody(DeliveryOutcome outcome) {
        reports(100, outcome);

        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void reported_tooFewToSay_changeNothing() {
        reports(19, DeliveryOutcome.TEMPORARY);

        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void law8_reportsAgainstEveryProvider_stopNoMessage() {
        for (String provider : new String[] {"first", "second", "third"}) {
            repeat(50, () -> router.reported(provider, DeliveryOutcome.TEMPORARY));
        }

        repeat(20, () -> assertThat(router.send(DISPATCH).provider()).contains("first"));
        assertThat(bench.events(FailedOver.class)).isEmpty();
    }

    @Test
    void law8_reportsAgainstTheFirst_doNotStopItWhereTheOthersRefuse() {
        reports(50, DeliveryOutcome.TEMPORARY);
        bench.second.answers(Bench.rejected(ErrorClass.TEMPORARY));
        bench.third.answers(Bench.rejected(ErrorClass.TEMPORARY));

        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void reported_deliveryIsOpen_theProbeOfTheRequestsIsNotUsedUp() {
        bench.first.answers(Bench.UNCERTAIN);
        repeat(5, () -> router.send(DISPATCH));
        reports(20, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(11));
        bench.first.accepts();
        bench.second.answers(Bench.rejected(ErrorClass.CONTENT_REJECTED));
        bench.third.answers(Bench.rejected(ErrorClass.CONTENT_REJECTED));

        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void reported_afterTheWait_fiveProbesDecide() {
        reports(20, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(301));

        repeat(8, () -> router.send(DISPATCH));
        assertThat(bench.first.carried).hasSize(5);

        reports(5, DeliveryOutcome.DELIVERED);
        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void reported_probesNobodyReports_areGivenUpAndRepeated() {
        reports(20, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(301));
        repeat(6, () -> router.send(DISPATCH));
        assertThat(breaker(router, "first")).isEqualTo("half-open delivery");

        bench.ticks.pass(Duration.ofSeconds(301));
        router.send(DISPATCH);
        assertThat(breaker(router, "first")).isEqualTo("open delivery");

        bench.ticks.pass(Duration.ofSeconds(301));
        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void reported_probesThatWereRefused_areNotUsedUp() {
        reports(20, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(301));
        bench.first.answers(Bench.rejected(ErrorClass.CONTENT_REJECTED));
        repeat(5, () -> router.send(DISPATCH));

        bench.first.accepts();
        assertThat(router.send(DISPATCH).provider()).contains("first");
    }

    @Test
    void reported_probeToAPhoneThatIsOff_doesNotCount() {
        reports(20, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(301));
        repeat(5, () -> router.send(DISPATCH));

        router.reported("first", DeliveryOutcome.UNREACHABLE);

        assertThat(router.send(DISPATCH).provider()).contains("first");
        assertThat(router.send(DISPATCH).provider()).contains("second");
    }

    @Test
    void reported_badTimesThatAreOver_areForgotten() {
        reports(12, DeliveryOutcome.TEMPORARY);
        bench.ticks.pass(Duration.ofSeconds(301));
        reports(8, DeliveryOutcome.TEMPORARY);

        assertThat(breaker(router, "first")).isEqualTo("closed");
    }

    @Test
    void view_saysWhatIsMeasured() {
        reports(30, DeliveryOutcome.DELIVERED);
        reports(10, DeliveryOutcome.UNREACHABLE);
        bench.first.answers(Bench.rejected(ErrorClass.CONTENT_REJECTED));
        router.send(DISPATCH);
        bench.ticks.pass(Duration.ofSeconds(3));

        RouteView first = Bench.view(router, "first");

        assertThat(first.delivered()).hasValue(0.75);
        assertThat(first.converted()).isEmpty();
        assertThat(first.lastFault()).contains(new RouteView.Fault("content-rejected", "x", Duration.ofSeconds(3)));
        assertThat(router.view()).extracting(RouteView::provider).containsExactly("first", "second", "third");
    }
}
