package io.github.otpgate.limit;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.KeyedHash;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/** The rates of addresses, networks, sessions and countries. Thread safe and never blocking. */
@SuppressWarnings("UnusedVariable") // not built yet
public final class Limits {

    private final RateStore store;
    private final KeyedHash names;
    private final OtpListener events;
    private final AtomicReference<LimitSettings> settings;

    public Limits(RateStore store, KeyedHash names, OtpListener events, LimitSettings settings) {
        this.store = store;
        this.names = names;
        this.events = events;
        this.settings = new AtomicReference<>(settings);
    }

    /** From now on, those hold. What was counted stays counted. */
    public void settings(LimitSettings other) {
        settings.set(other);
    }

    /** Whether this node has seen the address send so much that Redis need not be asked. Counts on this node alone. */
    public LimitDecision shed(ClientAddress address) {
        return new Admitted(false);
    }

    /** Counts a send with all that limits it beside the global budget. */
    public CompletionStage<LimitDecision> admit(Sender sender) {
        return CompletableFuture.completedFuture(new Admitted(false));
    }

    /** Counts one more send of a suspect network, so that it has half of its rate. */
    public void weigh(ClientAddress address) {}

    /** Counts one of what an address does, under a rule that is named by address alone. */
    public CompletionStage<LimitDecision> admit(LimitRule rule, ClientAddress address) {
        return CompletableFuture.completedFuture(new Admitted(false));
    }

    /** Whether this node knows that there is no room, without asking Redis. */
    public boolean isKnownFull(LimitRule rule, ClientAddress address) {
        return false;
    }

    /** Looks whether there is room for one more, and counts nothing. */
    public CompletionStage<LimitDecision> look(LimitRule rule, ClientAddress address) {
        return CompletableFuture.completedFuture(new Admitted(false));
    }
}
