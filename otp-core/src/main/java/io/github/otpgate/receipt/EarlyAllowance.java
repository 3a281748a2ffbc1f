package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * How many early reports this node keeps while one of them lives. An account that other programs use as well reports
 * messages that nobody here will ever claim. Thread safe.
 */
final class EarlyAllowance {

    private final int most;
    private final Clock clock;
    private final AtomicReference<Slot> current = new AtomicReference<>(new Slot(Long.MIN_VALUE, new AtomicInteger()));

    EarlyAllowance(int most, Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    private record Slot(long number, AtomicInteger used) {}

    boolean hasRoom() {
        return slot().used().get() < most;
    }

    void use() {
        slot().used().incrementAndGet();
    }

    private Slot slot() {
        long number = clock.millis() / ReceiptStore.EARLY.toMillis();
        Slot known = requireNonNull(current.get());
        if (known.number() == number) {
            return known;
        }
        current.compareAndSet(known, new Slot(number, new AtomicInteger()));
        return requireNonNull(current.get());
    }
}
