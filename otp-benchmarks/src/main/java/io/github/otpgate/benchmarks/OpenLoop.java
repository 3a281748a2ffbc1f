package io.github.otpgate.benchmarks;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Begins one operation after the other at a fixed rate, however long each takes; a wait counts from when it was due. */
final class OpenLoop implements AutoCloseable {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LONGEST_SECONDS = 120;

    private final double perSecond;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    OpenLoop(double perSecond) {
        this.perSecond = perSecond;
    }

    /**
     * What a run took.
     *
     * @param perSecond operations that ended per second
     */
    record Run(double perSecond, double p50Millis, double p99Millis) {}

    Run run(int operations, Load.Operation operation) {
        long[] taken = new long[operations];
        CountDownLatch left = new CountDownLatch(operations);
        AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        for (int i = 0; i < operations; i++) {
            int index = i;
            long due = begin + (long) (i * NANOS_PER_SECOND / perSecond);
            var unused = clock.schedule(
                    () -> threads.execute(() -> {
                        try {
                            operation.run(index);
                        } catch (RuntimeException e) {
                            failure.set(e);
                        } finally {
                            taken[index] = System.nanoTime() - due;
                            left.countDown();
                        }
                    }),
                    Math.max(0, due - System.nanoTime()),
                    TimeUnit.NANOSECONDS);
        }
        await(left);
        double wall = System.nanoTime() - begin;
        if (failure.get() != null) {
            throw new IllegalStateException("an operation failed under load", failure.get());
        }
        Arrays.sort(taken);
        return new Run(
                operations / (wall / NANOS_PER_SECOND),
                taken[operations / 2] / NANOS_PER_MILLI,
                taken[(int) (operations * 0.99)] / NANOS_PER_MILLI);
    }

    private static void await(CountDownLatch left) {
        try {
            if (!left.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(left.getCount() + " operations did not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }
}
