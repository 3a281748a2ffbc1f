package io.github.otpgate.receipt.poll;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** That the poller closes, for the threads that pause. */
final class Closing {

    /** For what was fetched to be kept while Redis is away. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final long SHORTEST = Duration.ofMillis(50).toNanos();

    private final CountDownLatch latch = new CountDownLatch(1);
    private final AtomicLong last = new AtomicLong();

    void begin() {
        last.compareAndSet(0, System.nanoTime() + GRACE.toNanos());
        latch.countDown();
    }

    boolean begun() {
        return latch.getCount() == 0;
    }

    /** Whether it begun, and the time to keep what was fetched is over. */
    boolean isOver() {
        return begun() && System.nanoTime() - last.get() > 0;
    }

    /** Pauses until then, at most. */
    void pause(Duration pause) {
        try {
            boolean unused = latch.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Pauses between two tries of something that must not be given up yet: shorter once it begun, and never not. */
    void pauseBetweenTries(Duration pause) {
        pause(pause);
        if (begun()) {
            LockSupport.parkNanos(this, SHORTEST);
        }
    }
}
