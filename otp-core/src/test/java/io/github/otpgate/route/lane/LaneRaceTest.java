package io.github.otpgate.route.lane;

import static java.util.concurrent.TimeUnit.MICROSECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.route.lane.Carriage.Progress;
import io.github.otpgate.route.lane.Carriage.Progress.Answered;
import io.github.otpgate.route.lane.Carriage.Progress.UnderWay;
import io.github.otpgate.route.lane.Carriage.Progress.Withdrawn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Callers who lose patience race with the messages that leave: a withdrawn one never left, any other left once. */
class LaneRaceTest {

    private static final int CALLERS = 8;
    private static final int EACH = 2_000;
    private static final int LONGEST_PATIENCE_MICROS = 400;

    private final Map<String, AtomicInteger> reached = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> told = new ConcurrentHashMap<>();
    private final Map<String, Progress> ends = new ConcurrentHashMap<>();
    private final FakeVendor vendor = FakeVendor.merging(5).says(this::reach);

    private List<Submission> reach(List<Submission> answers) {
        answers.forEach(answer -> count(reached, ((Accepted) answer).messageId().orElseThrow()));
        return answers;
    }

    private static void count(Map<String, AtomicInteger> counts, String phone) {
        counts.computeIfAbsent(phone, unused -> new AtomicInteger()).incrementAndGet();
    }

    /** Answers now and then at once, now and then later on another thread, and does not always give. */
    private static PaceStore moody() {
        Executor later = CompletableFuture.delayedExecutor(50, MICROSECONDS);
        AtomicInteger calls = new AtomicInteger();
        return (account, perSecond, wanted) -> {
            int call = calls.incrementAndGet();
            if (call % 97 == 0) {
                return CompletableFuture.failedFuture(new IllegalStateException("away"));
            }
            Permits permits = new Permits(call % 3 == 0 ? 0 : 1, Duration.ofNanos(100_000));
            return call % 2 == 0
                    ? CompletableFuture.completedFuture(permits)
                    : CompletableFuture.supplyAsync(() -> permits, later);
        };
    }

    @Test
    void await_racesWithLeaving_withdrawnNeverLeftAndTheOthersOnce() throws Exception {
        LaneSettings settings = new LaneSettings(20, 2, 1000, true, Duration.ofMillis(1), Optional.empty());
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (Lane lane = new Lane(vendor, settings, moody())) {
            List<Future<?>> all = new ArrayList<>();
            for (int caller = 0; caller < CALLERS; caller++) {
                int first = caller * EACH;
                all.add(callers.submit(() -> callFrom(lane, first)));
            }
            for (Future<?> one : all) {
                one.get();
            }
            Until.holds(() -> lane.view().inFlight() == 0);
            assertThat(lane.view().queued()).isZero();
            assertThat(lane.view().messages() + lane.view().refused()).isEqualTo(CALLERS * EACH);
        } finally {
            callers.shutdownNow();
        }
        ends.forEach(this::assertHonest);
        assertThat(ends.values())
                .hasAtLeastOneElementOfType(Withdrawn.class)
                .hasAtLeastOneElementOfType(Answered.class)
                .hasAtLeastOneElementOfType(UnderWay.class)
                .hasSize(CALLERS * EACH);
    }

    private void callFrom(Lane lane, int first) {
        SplittableRandom random = new SplittableRandom(first);
        for (int i = first; i < first + EACH; i++) {
            String phone = "+86" + (13_000_000_000L + i);
            Carriage carriage = lane.carry(FakeVendor.message(phone));
            carriage.whenAnswered(
                    answer -> count(told, ((Accepted) answer).messageId().orElseThrow()));
            long patience = random.nextInt(LONGEST_PATIENCE_MICROS);
            ends.put(phone, carriage.await(Duration.ofNanos(patience * 1000)));
        }
    }

    private void assertHonest(String phone, Progress end) {
        int expected = end instanceof Withdrawn ? 0 : 1;
        assertThat(reached.getOrDefault(phone, new AtomicInteger()).get())
                .as(phone + " " + end)
                .isEqualTo(expected);
        assertThat(told.getOrDefault(phone, new AtomicInteger()).get())
                .as(phone + " " + end)
                .isEqualTo(expected);
        if (end instanceof Answered answered) {
            assertThat(answered.answer()).isEqualTo(new Accepted(phone));
        }
    }
}
