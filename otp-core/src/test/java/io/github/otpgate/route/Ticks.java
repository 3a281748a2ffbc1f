package io.github.otpgate.route;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Nanoseconds that pass when a test, or a fake that waits, says so. */
final class Ticks implements LongSupplier {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE / 2);

    @Override
    public long getAsLong() {
        return now.get();
    }

    void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    void passUntil(long then) {
        now.accumulateAndGet(then, Math::max);
    }
}
