package io.github.otpgate.limit;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** Sends that were taken out of the budget and given back, for this node's next callers. Thread safe. */
final class ReturnedSends {

    private final ConcurrentLinkedQueue<Long> since = new ConcurrentLinkedQueue<>();
    private final LongSupplier nanoTime;

    ReturnedSends(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** One that the store counted then. */
    void add(long counted) {
        since.add(counted);
    }

    /** Takes one that is not older than that; those that are stay spent. */
    OptionalLong take(Duration oldest) {
        for (Long counted = since.poll(); counted != null; counted = since.poll()) {
            if (nanoTime.getAsLong() - counted <= oldest.toNanos()) {
                return OptionalLong.of(counted);
            }
        }
        return OptionalLong.empty();
    }
}
