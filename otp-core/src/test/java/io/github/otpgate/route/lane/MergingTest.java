package io.github.otpgate.route.lane;

import static io.github.otpgate.route.lane.FakeVendor.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits leaves together: here behind the one request that may be under way. */
class MergingTest {

    private static final Duration LONG = Duration.ofSeconds(20);

    private final FakeVendor vendor = FakeVendor.merging(3).hold();
    private final FakeTime time = new FakeTime();
    private final List<Lane> lanes = new ArrayList<>();

    @AfterEach
    void closeLanes() {
        lanes.forEach(lane -> lane.close(Duration.ZERO));
    }

    private Lane busyLane(boolean merge, Duration mergeWait) throws InterruptedException {
        LaneSettings settings = new LaneSettings(0, 1, 100, merge, mergeWait, Optional.empty());
        Lane lane = new Lane(vendor, settings, new FakePace(), Optional.of(time));
        lanes.add(lane);
        lane.carry(message(0));
        vendor.next();
        return lane;
    }

    private Lane busyLane() throws InterruptedException {
        return busyLane(true, Duration.ZERO);
    }

    private static List<Carriage> carry(Lane lane, String... phones) {
        return Stream.of(phones).map(phone -> lane.carry(message(phone))).toList();
    }

    private static List<Submission> answers(List<Carriage> carriages) {
        return carriages.stream()
                .map(carriage -> ((Answered) carriage.await(LONG)).answer())
                .toList();
    }

    @Test
    void waiting_upToTheMost_leaveTogetherInOrder() throws InterruptedException {
        Lane lane = busyLane();
        List<Carriage> all = carry(lane, "+8613800000005", "+8613800000003", "+8613800000004", "+8613800000001");
        vendor.releaseAll();

        assertThat(vendor.next().phones()).containsExactly("+8613800000005", "+8613800000003", "+8613800000004");
        FakeVendor.Request last = vendor.next();
        assertThat(last.phones()).containsExactly("+8613800000001");
        assertThat(last.many()).isFalse();
        assertThat(answers(all))
                .containsExactly(
                        new Accepted("+8613800000005"),
                        new Accepted("+8613800000003"),
                        new Accepted("+8613800000004"),
                        new Accepted("+8613800000001"));
        Until.holds(() -> lane.view().equals(new LaneView(0, 0, 3, 5, 0)));
    }

    @Test
    void waiting_eachIsToldItsOwnAnswer() throws InterruptedException {
        Lane lane = busyLane();
        Rejected refused = new Rejected(ErrorClass.BLACKLISTED, "10");
        vendor.says(answers -> answers.size() == 1 ? answers : List.of(answers.get(0), refused, new Uncertain("x")));
        List<Carriage> all = carry(lane, "+8613800000001", "+8613800000002", "+8613800000003");
        vendor.releaseAll();

        assertThat(answers(all)).containsExactly(new Accepted("+8613800000001"), refused, new Uncertain("x"));
    }

    @Test
    void waiting_samePhoneTwice_leavesInTwoRequests() throws InterruptedException {
        Lane lane = busyLane();
        List<Carriage> all = carry(lane, "+8613800000001", "+8613800000001", "+8613800000002");
        vendor.releaseAll();

        assertThat(vendor.next().phones()).containsExactly("+8613800000001", "+8613800000002");
        assertThat(vendor.next().phones()).containsExactly("+8613800000001");
        assertThat(answers(all)).hasSize(3);
    }

    @Test
    void waiting_notTaken_goesByItself() throws InterruptedException {
        Lane lane = busyLane();
        lane.carry(message("+8613800000001"));
        time.advance(Duration.ofMillis(1));
        lane.carry(message("+14155550100", "alone"));
        lane.carry(message("+8613800000002"));
        vendor.releaseAll();

        assertThat(vendor.next().phones()).containsExactly("+8613800000001", "+8613800000002");
        assertThat(vendor.next().phones()).containsExactly("+14155550100");
    }

    @Test
    void waiting_withdrawn_stayBehind() throws InterruptedException {
        Lane lane = busyLane();
        List<Carriage> all = carry(lane, "+8613800000001", "+8613800000002", "+8613800000003");
        all.get(1).await(Duration.ZERO);
        vendor.releaseAll();

        assertThat(vendor.next().phones()).containsExactly("+8613800000001", "+8613800000003");
    }

    @Test
    void waiting_mergingIsOff_leaveOneByOne() throws InterruptedException {
        Lane lane = busyLane(false, Duration.ZERO);
        carry(lane, "+8613800000001", "+8613800000002");
        vendor.releaseAll();

        assertThat(vendor.next().phones()).containsExactly("+8613800000001");
        assertThat(vendor.next().phones()).containsExactly("+8613800000002");
    }

    @Test
    void law7_requestThatThrows_isUncertainForEach() throws InterruptedException {
        Lane lane = busyLane();
        vendor.says(answers -> {
            throw new IllegalStateException("13800000001");
        });
        List<Carriage> all = carry(lane, "+8613800000001", "+8613800000002");
        vendor.releaseAll();

        assertThat(answers(all)).containsOnly(new Uncertain("IllegalStateException"));
    }

    @Test
    void law7_answersToAnotherNumber_areUncertainForEach() throws InterruptedException {
        Lane lane = busyLane();
        vendor.says(answers -> answers.subList(0, answers.size() / 2));
        List<Carriage> all = carry(lane, "+8613800000001", "+8613800000002");
        vendor.releaseAll();

        assertThat(answers(all)).containsOnly(new Uncertain("1 answers to 2 messages"));
    }

    @Test
    void mergeWait_underLoad_waitsForOthers() throws InterruptedException {
        Lane lane = busyLane(true, Duration.ofMillis(20));
        carry(lane, "+8613800000001");
        time.advance(Duration.ofMillis(5));
        vendor.release(1);
        Until.holds(() -> time.alarms() == 1);

        time.advance(Duration.ofMillis(14));
        assertThat(vendor.isQuiet()).isTrue();
        carry(lane, "+8613800000002");
        time.advance(Duration.ofMillis(1));

        assertThat(vendor.next().phones()).containsExactly("+8613800000001", "+8613800000002");
    }

    @Test
    void mergeWait_fullRequest_leavesAtOnce() throws InterruptedException {
        Lane lane = busyLane(true, Duration.ofMillis(20));
        carry(lane, "+8613800000001");
        vendor.release(1);
        Until.holds(() -> time.alarms() == 1);

        carry(lane, "+8613800000002", "+8613800000003");

        assertThat(vendor.next().phones()).containsExactly("+8613800000001", "+8613800000002", "+8613800000003");
    }

    @Test
    void mergeWait_idleAgain_leavesAtOnce() throws InterruptedException {
        Lane lane = busyLane(true, Duration.ofMillis(20));
        carry(lane, "+8613800000001");
        time.advance(Duration.ofMillis(20));
        vendor.releaseAll();
        assertThat(vendor.next().phones()).containsExactly("+8613800000001");
        Until.holds(() -> lane.view().inFlight() == 0);

        carry(lane, "+8613800000002");

        assertThat(vendor.next().phones()).containsExactly("+8613800000002");
    }
}
