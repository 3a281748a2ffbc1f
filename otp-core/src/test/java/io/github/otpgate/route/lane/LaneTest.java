package io.github.otpgate.route.lane;

import static io.github.otpgate.route.lane.FakeVendor.message;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import io.github.otpgate.route.lane.Carriage.Progress.UnderWay;
import io.github.otpgate.route.lane.Carriage.Progress.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A lane without a pace: its line, its threads, and what becomes of a message. */
class LaneTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration NONE = Duration.ZERO;

    private final List<Lane> lanes = new ArrayList<>();

    @AfterEach
    void closeLanes() {
        lanes.forEach(lane -> lane.close(NONE));
    }

    private Lane lane(FakeVendor vendor, int inFlight, int queue) {
        LaneSettings settings = new LaneSettings(0, inFlight, queue, true, NONE, Optional.empty());
        Lane lane = new Lane(vendor, settings, new FakePace());
        lanes.add(lane);
        return lane;
    }

    private static Submission answer(Carriage carriage) {
        return ((Answered) carriage.await(LONG)).answer();
    }

    @Test
    void carry_idle_leavesAloneAndIsAnswered() throws InterruptedException {
        FakeVendor vendor = FakeVendor.merging(100);
        Lane lane = lane(vendor, 4, 10);

        Carriage carriage = lane.carry(message("+8613800138000"));

        assertThat(answer(carriage)).isEqualTo(new Accepted("+8613800138000"));
        assertThat(vendor.next().many()).isFalse();
        Until.holds(() -> lane.view().equals(new LaneView(0, 0, 1, 1, 0)));
    }

    @Test
    void carry_moreThanMayBeUnderWay_wait() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 3, 100);

        List<Carriage> all =
                IntStream.range(0, 50).mapToObj(i -> lane.carry(message(i))).toList();
        for (int i = 0; i < 3; i++) {
            vendor.next();
        }
        assertThat(lane.view()).isEqualTo(new LaneView(47, 3, 3, 3, 0));
        vendor.releaseAll();

        assertThat(all).allSatisfy(carriage -> assertThat(answer(carriage)).isInstanceOf(Accepted.class));
        assertThat(vendor.mostUnderWay).hasValue(3);
    }

    @Test
    void carry_fullLine_isBusyAtOnce() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 2);
        lane.carry(message(1));
        vendor.next();
        lane.carry(message(2));
        lane.carry(message(3));

        Carriage refused = lane.carry(message(4));

        assertThat(refused.await(NONE)).isEqualTo(new Withdrawn("busy"));
        assertThat(lane.view()).isEqualTo(new LaneView(2, 1, 1, 1, 1));
    }

    @Test
    void carry_lineOfWithdrawn_hasRoomAgain() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 1);
        lane.carry(message(1));
        vendor.next();
        assertThat(lane.carry(message(2)).await(NONE)).isEqualTo(new Withdrawn("late"));

        Carriage next = lane.carry(message(3));
        vendor.releaseAll();

        assertThat(answer(next)).isEqualTo(new Accepted("+8613000000003"));
        assertThat(vendor.next().phones()).containsExactly("+8613000000003");
    }

    @Test
    void carry_vendorThatHangs_keepsNoOtherWaiting() {
        FakeVendor hanging = FakeVendor.single("hanging").hold();
        Lane stuck = lane(hanging, 256, 1000);
        IntStream.range(0, 1000).forEach(i -> stuck.carry(message(i)));
        Until.holds(() -> hanging.underWay.get() == 256);
        FakeVendor vendor = FakeVendor.single("main");

        assertThat(answer(lane(vendor, 1, 1).carry(message(1)))).isInstanceOf(Accepted.class);
    }

    @Test
    void threads_areTheLanesOwn() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main");
        answer(lane(vendor, 2, 2).carry(message(1)));

        assertThat(vendor.next().thread()).isEqualTo("otp-lane-main-1");
    }

    @Test
    void law7_providerThatThrows_isUncertainAndTheThreadsGoOn() {
        FakeVendor vendor = FakeVendor.single("main");
        Lane lane = lane(vendor, 1, 10);
        vendor.says(answers -> {
            throw new IllegalStateException("13800138000");
        });
        assertThat(answer(lane.carry(message(1)))).isEqualTo(new Uncertain("IllegalStateException"));
        vendor.says(answers -> {
            throw new StackOverflowError("13800138000");
        });
        assertThat(answer(lane.carry(message(2)))).isEqualTo(new Uncertain("StackOverflowError"));
        vendor.says(answers -> answers);

        assertThat(answer(lane.carry(message(3)))).isInstanceOf(Accepted.class);
    }

    @Test
    void await_underWay_isTold() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Carriage carriage = lane(vendor, 1, 1).carry(message(1));
        vendor.next();
        AtomicReference<Submission> told = new AtomicReference<>();
        carriage.whenAnswered(told::set);

        assertThat(carriage.await(Duration.ofMillis(1))).isEqualTo(new UnderWay());
        assertThat(told).hasNullValue();
        vendor.releaseAll();

        Until.holds(() -> told.get() != null);
        assertThat(carriage.await(NONE)).isEqualTo(new Answered(new Accepted("+8613000000001")));
    }

    @Test
    void await_interrupted_withdrawsWhatHasNotLeft() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 1);
        Carriage first = lane.carry(message(1));
        vendor.next();
        Carriage second = lane.carry(message(2));

        assertThat(interrupted(first)).isEqualTo(new UnderWay());
        assertThat(interrupted(second)).isEqualTo(new Withdrawn("interrupted"));
        assertThat(second.await(NONE)).isEqualTo(new Withdrawn("interrupted"));
    }

    private static Carriage.Progress interrupted(Carriage carriage) throws InterruptedException {
        CompletableFuture<Carriage.Progress> progress = new CompletableFuture<>();
        AtomicReference<Boolean> flag = new AtomicReference<>(false);
        CountDownLatch started = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            started.countDown();
            Carriage.Progress told = carriage.await(Duration.ofDays(1_000_000));
            flag.set(Thread.currentThread().isInterrupted());
            progress.complete(told);
        });
        thread.start();
        started.await();
        thread.interrupt();
        Carriage.Progress told = progress.join();
        assertThat(flag).hasValue(true);
        return told;
    }

    @Test
    void whenAnswered_listenerThatThrows_keepsNothingFromTheOthers() {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 10);
        Carriage carriage = lane.carry(message(1));
        AtomicReference<Submission> told = new AtomicReference<>();
        carriage.whenAnswered(told::set);
        carriage.whenAnswered(answer -> {
            throw new IllegalStateException();
        });
        vendor.releaseAll();

        assertThat(answer(carriage)).isInstanceOf(Accepted.class);
        Until.holds(() -> told.get() != null);
        assertThat(answer(lane.carry(message(2)))).isInstanceOf(Accepted.class);
    }

    @Test
    void close_waitingIsWithdrawnAndUnderWayEnds() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 10);
        Carriage leaving = lane.carry(message(1));
        vendor.next();
        Carriage waiting = lane.carry(message(2));
        AtomicReference<Submission> told = new AtomicReference<>();
        leaving.whenAnswered(told::set);

        lane.stop();
        assertThat(waiting.await(NONE)).isEqualTo(new Withdrawn("closed"));
        assertThat(lane.carry(message(3)).await(NONE)).isEqualTo(new Withdrawn("closed"));
        vendor.releaseAll();
        lane.close(LONG);

        assertThat(told).hasValue(new Accepted("+8613000000001"));
        assertThat(vendor.isQuiet()).isTrue();
    }

    @Test
    void close_vendorThatHangs_isInterruptedAndToldUncertain() throws InterruptedException {
        FakeVendor vendor = FakeVendor.single("main").hold();
        Lane lane = lane(vendor, 1, 10);
        Carriage carriage = lane.carry(message(1));
        vendor.next();

        lane.close(Duration.ofMillis(1));

        assertThat(answer(carriage)).isEqualTo(new Uncertain("interrupted"));
    }
}
