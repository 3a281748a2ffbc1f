package io.github.otpgate.limit;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitDecision.Admitted;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The global budget: all nodes together never send more. Callers of a node who ask at the same time share one command, so
 * the one key that everybody needs is no bottleneck. Thread safe and never blocking.
 */
@SuppressWarnings("UnusedVariable") // not built yet
public final class Budget {

    private final RateStore store;
    private final OtpListener events;
    private final AtomicReference<LimitSettings> settings;

    public Budget(RateStore store, OtpListener events, LimitSettings settings) {
        this.store = store;
        this.events = events;
        this.settings = new AtomicReference<>(settings);
    }

    /** From now on, those hold. What was counted stays counted. */
    public void settings(LimitSettings other) {
        settings.set(other);
    }

    /** Takes one send out of the budget. */
    public CompletionStage<LimitDecision> take() {
        return CompletableFuture.completedFuture(new Admitted(false));
    }

    /** Gives one back that was taken and not sent, to this node's next callers. */
    public void giveBack() {}
}
