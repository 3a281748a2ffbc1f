package io.github.otpgate;

import java.security.SecureRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.Supplier;

/** How long vendors take these days, to be able to take as long. Thread safe. */
final class VendorPace {

    private static final int REMEMBERED = 64;

    private final SecureRandom random;
    private final AtomicLongArray nanos = new AtomicLongArray(REMEMBERED);
    private final AtomicInteger next = new AtomicInteger();

    VendorPace(SecureRandom random) {
        this.random = random;
    }

    <T> T timed(Supplier<T> vendor) {
        long start = System.nanoTime();
        T answer = vendor.get();
        nanos.set(Math.floorMod(next.getAndIncrement(), REMEMBERED), System.nanoTime() - start);
        return answer;
    }

    /** Lets as much time pass as one of the last sends took; none where there was none. */
    void pass() {
        int known = Math.min(REMEMBERED, Math.max(0, next.get()));
        if (known > 0) {
            pass(nanos.get(random.nextInt(known)));
        }
    }

    private static void pass(long nanos) {
        try {
            boolean unused = new CountDownLatch(1).await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
