package io.github.otpgate.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that do the same blocking thing until it was done so many times: a closed loop. */
final class Load implements AutoCloseable {

    private static final double NANOS_PER_MICRO = 1_000;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int threads;
    private final ExecutorService pool;

    Load(int threads) {
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /** One thing to do; {@code index} is different each time, from 0. */
    @FunctionalInterface
    interface Operation {
        void run(int index);
    }

    /**
     * What a run took.
     *
     * @param perSecond operations per second, all threads together
     * @param cpuMicros processor time of this JVM per operation
     */
    record Run(double perSecond, double p50Micros, double p99Micros, double cpuMicros) {}

    Run run(int operations, Operation operation) {
        long[] taken = new long[operations];
        AtomicInteger next = new AtomicInteger();
        Callable<Boolean> worker = () -> {
            for (int i = next.getAndIncrement(); i < operations; i = next.getAndIncrement()) {
                long from = System.nanoTime();
                operation.run(i);
                taken[i] = System.nanoTime() - from;
            }
            return true;
        };
        long processor = processorNanos();
        long from = System.nanoTime();
        everywhere(worker);
        double wall = System.nanoTime() - from;
        double cpu = processorNanos() - processor;
        Arrays.sort(taken);
        return new Run(
                operations / (wall / NANOS_PER_SECOND),
                taken[operations / 2] / NANOS_PER_MICRO,
                taken[(int) (operations * 0.99)] / NANOS_PER_MICRO,
                cpu / NANOS_PER_MICRO / operations);
    }

    private void everywhere(Callable<Boolean> worker) {
        try {
            for (Future<Boolean> each : pool.invokeAll(Collections.nCopies(threads, worker))) {
                each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("an operation failed under load", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted under load", e);
        }
    }

    private static long processorNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
