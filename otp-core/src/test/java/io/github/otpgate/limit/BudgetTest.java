package io.github.otpgate.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.BudgetUsed;
import io.github.otpgate.event.OtpEvent.LimitReached;
import io.github.otpgate.limit.Grant.Crossing;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Duration WAIT = Duration.ofMinutes(7);
    private static final long COUNTED = 1_790_000_000_000L;

    private final Desk store = new Desk();
    private final List<OtpEvent> events = new ArrayList<>();
    private final Budget budget = budget();

    private static LimitSettings settings(LimitRule... recordOnly) {
        List<Rate> rates = List.of(Rate.parse("9/1h"), Rate.parse("99/1d"));
        return new LimitSettings(Map.of(LimitRule.GLOBAL, rates), 0, 0, Set.of(recordOnly));
    }

    private Budget budget(LimitRule... recordOnly) {
        return new Budget(store, events::add, settings(recordOnly));
    }

    private List<CompletableFuture<LimitDecision>> take(int callers) {
        return IntStream.range(0, callers)
                .mapToObj(i -> budget.take().toCompletableFuture())
                .toList();
    }

    private static Grant grant(long granted, Crossing... crossings) {
        return new Grant(granted, WAIT, COUNTED, List.of(crossings));
    }

    @Test
    void take_whileACommandIsUnderWay_joinsTheNext() {
        List<CompletableFuture<LimitDecision>> callers = take(301);
        assertThat(store.wanted).containsExactly(1L);

        store.reply(grant(1));
        assertThat(store.wanted).containsExactly(1L, 256L);
        store.reply(grant(256));
        assertThat(store.wanted).containsExactly(1L, 256L, 44L);
        store.reply(grant(44));

        assertThat(callers)
                .allSatisfy(caller -> assertThat(caller).isCompletedWithValueMatching(Admitted.class::isInstance));
    }

    @Test
    void take_lessThanWanted_firstComeFirstServed() {
        take(1);
        List<CompletableFuture<LimitDecision>> callers = take(5);
        store.reply(grant(1));
        store.reply(grant(2));

        assertThat(callers.subList(0, 2)).allMatch(caller -> caller.join() instanceof Admitted);
        assertThat(callers.subList(2, 5))
                .allSatisfy(caller -> assertThat(caller).isCompletedWithValue(new Full(LimitRule.GLOBAL, WAIT)));
        assertThat(events).hasSize(3).containsOnly(new LimitReached("global", false, WAIT));
    }

    @Test
    void take_recordOnly_grantsAndReports() {
        CompletionStage<LimitDecision> caller = budget(LimitRule.GLOBAL).take();
        store.reply(grant(0));

        assertThat(caller.toCompletableFuture()).isCompletedWithValueMatching(Admitted.class::isInstance);
        assertThat(events).containsExactly(new LimitReached("global", true, WAIT));
    }

    @Test
    void take_alarms_areReportedByTheirRate() {
        take(1);
        store.reply(grant(1, new Crossing(1, 80)));

        assertThat(events).containsExactly(new BudgetUsed(Rate.parse("99/1d"), 80));
    }

    @Test
    void take_storeFails_allWhoWaitFailAndTheNextAsksAgain() {
        List<CompletableFuture<LimitDecision>> callers = take(300);

        store.fail(new IllegalStateException("away"));

        assertThat(callers).allMatch(CompletableFuture::isCompletedExceptionally);
        assertThat(store.wanted).containsExactly(1L);
        List<CompletableFuture<LimitDecision>> next = take(1);
        store.reply(grant(1));
        assertThat(next.get(0)).isCompletedWithValueMatching(Admitted.class::isInstance);
    }

    @Test
    void take_storeThrows_isAFailure() {
        store.broken.set(1);

        assertThat(take(1).get(0)).isCompletedExceptionally();

        store.broken.set(0);
        List<CompletableFuture<LimitDecision>> next = take(1);
        store.reply(grant(1));
        assertThat(next.get(0)).isCompletedWithValueMatching(Admitted.class::isInstance);
    }

    @Test
    void take_replyAtOnce_isServed() {
        store.ready.set(256);

        assertThat(take(1000))
                .allSatisfy(caller -> assertThat(caller).isCompletedWithValueMatching(Admitted.class::isInstance));
    }

    /** However many wait, no command is sent from within the reply to another that came at once. */
    @Test
    void take_repliesAtOnce_doNotStandUponEachOther() {
        List<CompletableFuture<LimitDecision>> callers = take(20_000);
        store.ready.set(256);

        store.reply(grant(1));

        assertThat(callers).allMatch(CompletableFuture::isDone);
        assertThat(store.depths.get(store.depths.size() - 1) - store.depths.get(1))
                .isLessThan(5);
    }

    @Test
    void giveBack_whatWasTaken_isReturnedAsItWasCounted() {
        List<CompletableFuture<LimitDecision>> callers = take(1);
        store.reply(grant(1));

        budget.giveBack((Admitted) callers.get(0).join());

        assertThat(store.returned).containsExactly(COUNTED);
    }

    @Test
    void giveBack_storeThrows_staysSpent() {
        store.broken.set(1);

        assertThatNoException().isThrownBy(() -> budget.giveBack(new Admitted(false, OptionalLong.of(COUNTED))));
    }

    /** A budget that only records admits what it never counted. */
    @Test
    void giveBack_whatWasNotTaken_isNothing() {
        budget.giveBack(new Admitted(false));

        assertThat(store.returned).isEmpty();
    }

    @Test
    void take_callerWhoLeft_isReturned() {
        take(1).get(0).cancel(false);
        store.reply(grant(1));

        assertThat(store.returned).containsExactly(COUNTED);
    }

    /** Where commands lie until the test answers them. */
    private static final class Desk implements RateStore {

        final List<Long> wanted = new ArrayList<>();
        final List<Long> returned = new ArrayList<>();
        final List<Long> depths = new ArrayList<>();
        final AtomicInteger broken = new AtomicInteger();
        final AtomicLong ready = new AtomicLong();
        private final List<CompletableFuture<Grant>> open = new ArrayList<>();

        void reply(Grant grant) {
            open.remove(0).complete(grant);
        }

        void fail(RuntimeException failure) {
            open.remove(0).completeExceptionally(failure);
        }

        @Override
        public CompletionStage<Grant> takeBudget(RateKey key, List<Rate> budget, long much, List<Integer> percents) {
            wanted.add(much);
            depths.add(StackWalker.getInstance().walk(Stream::count));
            if (broken.get() > 0) {
                throw new IllegalStateException("broken");
            }
            if (ready.get() > 0) {
                return CompletableFuture.completedFuture(grant(ready.get()));
            }
            CompletableFuture<Grant> reply = new CompletableFuture<>();
            open.add(reply);
            return reply;
        }

        @Override
        public CompletionStage<?> returnBudget(RateKey key, List<Rate> budget, long counted) {
            if (broken.get() > 0) {
                throw new IllegalStateException("broken");
            }
            returned.add(counted);
            return CompletableFuture.completedFuture(counted);
        }

        @Override
        public CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Tokens> takeShared(RateKey key, List<Rate> rates, long tokens) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<Tokens> takeDistinct(RateKey key, Bytes member, List<Rate> rates) {
            throw new UnsupportedOperationException();
        }
    }
}
