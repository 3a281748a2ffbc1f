package io.github.otpgate.limit;

import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/** Sends that were taken out of the budget and given back, for this node's next callers. Thread safe. */
final class ReturnedSends {

    private final ConcurrentLinkedQueue<Long> since = new ConcurrentLinkedQueue<>();
    private final LongSupplier nanoTime;

    ReturnedSends(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void add() {
        since.add(nanoTime.getAsLong());
    }

    /** Takes one that is not older than that; those that are stay spent. */
    boolean take(Duration oldest) {
        for (Long given = since.poll(); given != null; given = since.poll()) {
            if (nanoTime.getAsLong() - given <= oldest.toNanos()) {
                return true;
            }
        }
        return false;
    }
}
