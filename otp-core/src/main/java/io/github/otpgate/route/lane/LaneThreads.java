package io.github.otpgate.route.lane;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** A lane's own threads, made on demand and ended when idle: no vendor can use up another's. */
final class LaneThreads implements LaneTime {

    private static final long IDLE_SECONDS = 10;

    private final ExecutorService senders;
    private final ScheduledThreadPoolExecutor timer;

    LaneThreads(String provider, int most) {
        // Never more tasks than threads but for the moment in which one ends; without a queue that moment would refuse.
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                most,
                most,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                named("otp-lane-" + provider + "-"));
        pool.allowCoreThreadTimeOut(true);
        this.senders = pool;
        this.timer = new ScheduledThreadPoolExecutor(1, named("otp-lane-" + provider + "-timer-"));
        timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    private static ThreadFactory named(String prefix) {
        AtomicLong number = new AtomicLong();
        return work -> {
            Thread thread = new Thread(work, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** Whether it will run: not once this is closed, nor while there is no memory for a thread. */
    boolean run(Runnable work) {
        try {
            senders.execute(work);
            return true;
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            return false;
        }
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void later(Duration time, Runnable work) {
        try {
            Future<?> unused = timer.schedule(work, time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException | OutOfMemoryError e) {
            // Closed, or no memory for a thread: whoever comes next looks again, and nobody waits for ever.
            return;
        }
    }

    /** Ends what is under way after that time by interrupting it. */
    void end(Duration grace) {
        timer.shutdownNow();
        senders.shutdown();
        try {
            if (!senders.awaitTermination(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                senders.shutdownNow();
            }
        } catch (InterruptedException e) {
            senders.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
