package io.github.otpgate.guard;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.KeyedHash;
import io.github.otpgate.model.PhoneNumber;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Watches how many of the codes that are sent somewhere are ever verified. Thread safe and never blocking.
 */
@SuppressWarnings("UnusedVariable") // not built yet
public final class Guard {

    /** Bytes of an origin. */
    public static final int ORIGIN_LENGTH = 8;

    /** Of a caller without an address. */
    public static final Bytes NO_ORIGIN = Bytes.of(new byte[ORIGIN_LENGTH]);

    private final GuardStore store;
    private final KeyedHash names;
    private final OtpListener events;
    private final AtomicReference<GuardSettings> settings;

    public Guard(GuardStore store, KeyedHash names, OtpListener events, GuardSettings settings) {
        this.store = store;
        this.names = names;
        this.events = events;
        this.settings = new AtomicReference<>(settings);
    }

    /** From now on, those hold. What was counted stays counted. */
    public void settings(GuardSettings other) {
        settings.set(other);
    }

    /** What to think of a send. Never ends exceptionally: what cannot be read is suspect. */
    public CompletionStage<Verdict> judge(GuardSubject subject) {
        return CompletableFuture.completedFuture(new Verdict(GuardState.NORMAL, false, List.of()));
    }

    /** Counts a first send of a code. Does not wait; a failure is logged. */
    public void countSend(GuardSubject subject, Verdict verdict) {}

    /** Counts a verified code. Does not wait; a failure is logged. */
    public void countConversion(Conversion conversion) {}

    /** What is kept with a challenge, so that its conversion is counted where its send was: 8 bytes. */
    public Bytes origin(Optional<ClientAddress> address) {
        return NO_ORIGIN;
    }

    /** What the guard thinks of a destination now; counts nothing. */
    public CompletionStage<List<Finding>> explain(GuardSubject subject) {
        return CompletableFuture.completedFuture(List.of());
    }

    /** Whatever the figures say, the ranges of this phone are normal for that long. An operator's word. */
    public CompletionStage<Void> override(PhoneNumber phone, Duration time) {
        return CompletableFuture.completedFuture(null);
    }
}
