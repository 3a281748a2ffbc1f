package io.github.otpgate.guard;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets something happen once in a while, whoever asks. Thread safe. */
final class Pace {

    private final LongSupplier nanos;
    private final long pause;
    private final AtomicLong next;

    /** Lets the first one pass. */
    Pace(LongSupplier nanos, Duration pause) {
        this.nanos = nanos;
        this.pause = pause.toNanos();
        this.next = new AtomicLong(nanos.getAsLong());
    }

    boolean isDue() {
        long now = nanos.getAsLong();
        long due = next.get();
        return now - due >= 0 && next.compareAndSet(due, now + pause);
    }
}
