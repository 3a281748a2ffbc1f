package io.github.otpgate.limit;

import io.github.otpgate.event.OtpEvent.BudgetUsed;
import io.github.otpgate.event.OtpEvent.LimitReached;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import io.github.otpgate.model.Replaceable;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The global budget: all nodes together never send more. Callers of a node who ask at the same time share one command, so
 * the one key that everybody needs is no bottleneck. Thread safe and never blocking. Where the store does not answer, all
 * who wait end exceptionally and may not send.
 */
public final class Budget {

    private static final RateKey KEY = new RateKey("budget", Bytes.none());
    private static final List<Integer> ALARMS = List.of(50, 80, 100);
    private static final int MOST_AT_ONCE = 256;

    private final RateStore store;
    private final OtpListener events;
    private final Replaceable<LimitSettings> settings;

    private final ConcurrentLinkedQueue<CompletableFuture<LimitDecision>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean asking = new AtomicBoolean();
    private final AtomicInteger work = new AtomicInteger();

    public Budget(RateStore store, OtpListener events, LimitSettings settings) {
        this.store = store;
        this.events = events;
        this.settings = new Replaceable<>(settings);
    }

    private LimitSettings now() {
        return settings.get();
    }

    /** From now on, those hold. What was counted stays counted, for as long as its span stays. */
    public void settings(LimitSettings other) {
        settings.set(other);
    }

    /** Takes one send out of the budget: the first who ask are the first who get one. */
    public CompletionStage<LimitDecision> take() {
        CompletableFuture<LimitDecision> caller = new CompletableFuture<>();
        waiting.add(caller);
        goOn();
        return caller;
    }

    /** Gives one back that was taken and not sent, at once and to all nodes. Does not wait; what fails stays spent. */
    public void giveBack(Admitted taken) {
        taken.share().ifPresent(counted -> {
            CompletionStage<?> unused = CompletableFuture.completedFuture(KEY)
                    .thenCompose(key -> store.returnBudget(key, budget(now()), counted));
        });
    }

    private static List<Rate> budget(LimitSettings settings) {
        return settings.of(LimitRule.GLOBAL);
    }

    /**
     * Whoever finds work goes on until there is none. A reply that comes at once finds somebody at it, so that no call
     * stands upon another, however many wait.
     */
    private void goOn() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int done = 1;
        while (done != 0) {
            if (!waiting.isEmpty() && asking.compareAndSet(false, true)) {
                askFor(next());
            }
            done = work.addAndGet(-done);
        }
    }

    private List<CompletableFuture<LimitDecision>> next() {
        List<CompletableFuture<LimitDecision>> callers = new ArrayList<>();
        while (callers.size() < MOST_AT_ONCE && !waiting.isEmpty()) {
            callers.add(waiting.remove());
        }
        return callers;
    }

    private void askFor(List<CompletableFuture<LimitDecision>> callers) {
        LimitSettings now = now();
        // Within a stage, so that a store that throws does the same as one that fails.
        CompletionStage<?> unused = CompletableFuture.completedFuture(KEY)
                .thenCompose(key -> store.takeBudget(key, budget(now), callers.size(), ALARMS))
                .whenComplete((grant, failure) -> {
                    if (failure != null) {
                        fail(callers, failure);
                        return;
                    }
                    asking.set(false);
                    goOn();
                    serve(callers, grant, now);
                });
    }

    /** All who wait by now would ask the same store; who comes later asks it again. */
    private void fail(List<CompletableFuture<LimitDecision>> callers, Throwable failure) {
        List<CompletableFuture<LimitDecision>> all = new ArrayList<>(callers);
        for (@Nullable CompletableFuture<LimitDecision> one = waiting.poll(); one != null; one = waiting.poll()) {
            all.add(one);
        }
        asking.set(false);
        goOn();
        all.forEach(caller -> caller.completeExceptionally(failure));
    }

    private void serve(List<CompletableFuture<LimitDecision>> callers, Grant grant, LimitSettings now) {
        grant.crossings()
                .forEach(crossing -> events.on(new BudgetUsed(budget(now).get(crossing.rate()), crossing.percent())));
        for (int i = 0; i < callers.size(); i++) {
            boolean granted = i < grant.granted();
            Admitted share = new Admitted(false, OptionalLong.of(grant.counted()));
            boolean took = callers.get(i).complete(granted ? share : full(grant, now));
            if (granted && !took) {
                giveBack(share);
            }
        }
    }

    private LimitDecision full(Grant grant, LimitSettings now) {
        boolean recordOnly = now.records(LimitRule.GLOBAL);
        events.on(new LimitReached(LimitRule.GLOBAL.key(), recordOnly, grant.retryAfter()));
        return recordOnly ? new Admitted(false) : new Full(LimitRule.GLOBAL, grant.retryAfter());
    }
}
