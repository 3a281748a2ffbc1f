package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

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
import java.util.function.LongSupplier;

/**
 * Watches how many of the codes that are sent somewhere are ever verified, and how fast and how close together they are
 * sent. Where too few are verified, nothing is sent for a while; that grows from 30 minutes to a day. Thread safe and never
 * blocking.
 */
public final class Guard {

    /** Bytes of an origin. */
    public static final int ORIGIN_LENGTH = 8;

    /** Of a caller without an address. */
    public static final Bytes NO_ORIGIN = Bytes.of(new byte[ORIGIN_LENGTH]);

    private static final Duration LONGEST_OVERRIDE = Duration.ofDays(7);
    private static final Verdict NO_VERDICT = new Verdict(GuardState.NORMAL, false, List.of());

    private final GuardStore store;
    private final GuardNames names;
    private final Reports reports;
    private final Baseline baseline;
    private final Judging judging;
    private final Counting counting;
    private final AtomicReference<GuardSettings> settings;

    /**
     * A guard.
     *
     * @param names the current key: where it changes, the guard begins anew
     */
    public Guard(GuardStore store, KeyedHash names, OtpListener events, GuardSettings settings) {
        this(store, names, events, settings, System::nanoTime);
    }

    /** The same with another notion of how time passes on this node. */
    public Guard(GuardStore store, KeyedHash names, OtpListener events, GuardSettings settings, LongSupplier nanoTime) {
        this.store = store;
        this.names = new GuardNames(names);
        this.reports = new Reports(events, nanoTime);
        this.baseline = new Baseline(store, this.names, nanoTime);
        this.judging = new Judging(store, this.names, reports);
        this.counting = new Counting(store, this.names, reports);
        this.settings = new AtomicReference<>(settings);
    }

    /** From now on, those hold. What was counted stays counted. */
    public void settings(GuardSettings other) {
        settings.set(other);
    }

    private GuardSettings current() {
        return requireNonNull(settings.get());
    }

    /** What to think of a send. Never ends exceptionally: what cannot be read is suspect. */
    public CompletionStage<Verdict> judge(GuardSubject subject) {
        GuardSettings now = current();
        return now.enabled()
                ? judging.judge(subject, baseline.scale(now)).thenApply(this::told)
                : CompletableFuture.completedFuture(NO_VERDICT);
    }

    private Verdict told(Verdict verdict) {
        reports.judged(verdict);
        return verdict;
    }

    /** Counts a first send of a code, but not one again within its life. Does not wait; a failure is logged. */
    public void countSend(GuardSubject subject, Verdict verdict) {
        GuardSettings now = current();
        if (now.enabled()) {
            counting.send(subject, verdict, now);
        }
    }

    /**
     * Counts a verified code where its send was counted; at most one of a phone within 24 hours, and none that came back
     * within 3 seconds. Does not wait; a failure is logged.
     */
    public void countConversion(Conversion conversion) {
        if (current().enabled()) {
            counting.conversion(conversion);
        }
    }

    /** What is kept with a challenge, so that its conversion is counted where its send was: 8 bytes. */
    public Bytes origin(Optional<ClientAddress> address) {
        return address.map(names::origin).orElse(NO_ORIGIN);
    }

    /** What the guard thinks of a destination now; counts nothing. Never ends exceptionally. */
    public CompletionStage<List<Finding>> explain(GuardSubject subject) {
        GuardSettings now = current();
        return now.enabled()
                ? judging.look(subject, baseline.scale(now))
                : CompletableFuture.completedFuture(List.of());
    }

    /**
     * Whatever the figures say, the ranges of this phone are normal for that long. An operator's word: what was counted
     * until now, strikes and alarms are forgotten.
     *
     * @param time up to 7 days; zero ends an override
     */
    public CompletionStage<Void> override(PhoneNumber phone, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST_OVERRIDE) > 0) {
            throw new IllegalArgumentException("an override lasts 0 to 7 days: " + time);
        }
        GuardSource range = names.range(phone);
        return store.override(range, time).thenAccept(before -> {
            for (int i = 0; i < before.size(); i++) {
                reports.overridden(range.guarded().get(i), before.get(i), time);
            }
        });
    }
}
