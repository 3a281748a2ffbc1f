package io.github.otpgate.route.lane;

import static io.github.otpgate.route.lane.FakeVendor.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import io.github.otpgate.route.lane.Carriage.Progress.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing leaves without a permit. */
class PacingTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration FIFTY = Duration.ofMillis(50);
    /** The most that a lane may add to a time it was told. */
    private static final Duration FIFTY_AND_SPREAD = Duration.ofMillis(54);

    private final FakePace paces = new FakePace();
    private final FakeTime time = new FakeTime();
    private final List<Lane> lanes = new ArrayList<>();

    @AfterEach
    void closeLanes() {
        lanes.forEach(lane -> lane.close(Duration.ZERO));
    }

    private Lane lane(FakeVendor vendor, PaceStore store, int inFlight) {
        LaneSettings settings = new LaneSettings(20, inFlight, 5000, true, Duration.ofMillis(20), Optional.empty());
        Lane lane = new Lane(vendor, settings, store, Optional.of(time));
        lanes.add(lane);
        return lane;
    }

    private Lane lane(FakeVendor vendor) {
        return lane(vendor, paces, 32);
    }

    private static void carry(Lane lane, int from, int to) {
        IntStream.range(from, to).forEach(i -> lane.carry(message(i)));
    }

    @Test
    void carry_permitAtOnce_leavesAtOnce() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Carriage carriage = lane(vendor).carry(message(1));

        FakePace.Question asked = paces.next();
        assertThat(asked)
                .extracting(FakePace.Question::account, FakePace.Question::perSecond, FakePace.Question::wanted)
                .containsExactly("main", 20, 1);
        assertThat(vendor.isQuiet()).isTrue();
        asked.grant(1);

        assertThat(carriage.await(LONG)).isEqualTo(new Answered(new Accepted("+8613000000001")));
    }

    @Test
    void carry_noPermit_waitsAsLongAsToldAndAsksOnceMore() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane lane = lane(vendor);
        carry(lane, 1, 2);
        paces.next().grant(0, FIFTY);
        carry(lane, 2, 40);

        time.advance(FIFTY.minusMillis(1));
        assertThat(paces.isQuiet()).isTrue();
        assertThat(time.alarms()).isEqualTo(1);
        time.advance(FIFTY_AND_SPREAD.minus(FIFTY).plusMillis(1));
        paces.next().grant(1);

        assertThat(vendor.next().messages()).hasSize(39);
    }

    @Test
    void carry_noPermit_waitsForOthersAsLongAsMergeWait() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane lane = lane(vendor);
        carry(lane, 1, 2);
        paces.next().grant(0, Duration.ofMillis(2));

        time.advance(Duration.ofMillis(19));
        assertThat(paces.isQuiet()).isTrue();
        time.advance(Duration.ofMillis(1));

        assertThat(paces.next().wanted()).isEqualTo(1);
    }

    @Test
    void carry_storeSaysNoAndNoTime_doesNotSpin() throws InterruptedException {
        Lane lane = lane(FakeVendor.single("main"));
        carry(lane, 1, 2);
        paces.next().grant(0, Duration.ZERO);

        assertThat(paces.isQuiet()).isTrue();
        time.advance(Duration.ofMillis(1));
        assertThat(paces.next().wanted()).isEqualTo(1);
    }

    @Test
    void carry_many_askForSeveralPermitsInOneQuestion() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, paces, 8);
        carry(lane, 0, 1);
        FakePace.Question first = paces.next();
        carry(lane, 1, 20);
        assertThat(paces.isQuiet()).isTrue();
        first.grant(1);

        FakePace.Question rest = paces.next();
        assertThat(rest.wanted()).isEqualTo(7);
        rest.grant(3, FIFTY);
        Until.holds(() -> vendor.underWay.get() == 4);
        assertThat(paces.isQuiet()).isTrue();
        time.advance(FIFTY_AND_SPREAD);
        assertThat(paces.next().wanted()).isEqualTo(4);
    }

    /** What looked like one request are two, and nothing but the first's leaving tells. */
    @Test
    void carry_samePhoneTwice_asksForTheSecondAtOnce() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100).hold();
        Lane lane = lane(vendor);
        carry(lane, 1, 2);
        FakePace.Question first = paces.next();
        carry(lane, 1, 2);
        first.grant(1);
        vendor.next();

        paces.next().grant(1);

        assertThat(vendor.next().phones()).containsExactly("+8613000000001");
    }

    @Test
    void carry_storeGivesMoreThanAsked_noMoreLeave() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, paces, 8);
        carry(lane, 0, 1);
        FakePace.Question first = paces.next();
        carry(lane, 1, 20);
        first.grant(20);

        vendor.next();
        assertThat(paces.next().wanted()).isEqualTo(7);
        assertThat(lane.view().inFlight()).isEqualTo(1);
    }

    @Test
    void law6_storeFails_nothingLeavesAndWhoWaitsIsToldSo() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane lane = lane(vendor);
        Carriage first = lane.carry(message(1));
        Carriage second = lane.carry(message(2));
        paces.next().answer().completeExceptionally(new IllegalStateException("away"));

        assertThat(first.await(LONG)).isEqualTo(new Withdrawn("pace"));
        assertThat(second.await(LONG)).isEqualTo(new Withdrawn("pace"));
        assertThat(paces.isQuiet()).isTrue();

        Carriage later = lane.carry(message(3));
        paces.next().grant(1);
        assertThat(later.await(LONG)).isInstanceOf(Answered.class);
        assertThat(vendor.next().phones()).containsExactly("+8613000000003");
    }

    @Test
    void law6_storeThrowsOrKnowsNothing_nothingLeaves() {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane throwing = lane(
                vendor,
                (account, perSecond, wanted) -> {
                    throw new IllegalStateException("x");
                },
                1);
        Lane silent = lane(vendor, (account, perSecond, wanted) -> CompletableFuture.completedFuture(null), 1);

        assertThat(throwing.carry(message(1)).await(Duration.ZERO)).isEqualTo(new Withdrawn("pace"));
        assertThat(silent.carry(message(1)).await(Duration.ZERO)).isEqualTo(new Withdrawn("pace"));
    }

    @Test
    void carry_withdrawnBeforeThePermit_neverLeaves() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane lane = lane(vendor);
        Carriage carriage = lane.carry(message(1));
        FakePace.Question asked = paces.next();

        assertThat(carriage.await(Duration.ZERO)).isEqualTo(new Withdrawn("late"));
        asked.grant(1);

        assertThat(lane.view()).isEqualTo(new LaneView(0, 0, 0, 0, 1));
        assertThat(vendor.isQuiet()).isTrue();
    }

    @Test
    void carry_thousandsWaitForAStoreThatAnswersAtOnce_allLeave() {
        FakeVendor vendor = FakeVendor.single("main").hold();
        PaceStore generous =
                (account, perSecond, wanted) -> CompletableFuture.completedFuture(new Permits(wanted, Duration.ZERO));
        Lane lane = lane(vendor, generous, 3);
        carry(lane, 0, 5000);
        vendor.releaseAll();

        Until.holds(() -> lane.view().messages() == 5000);
    }
}
