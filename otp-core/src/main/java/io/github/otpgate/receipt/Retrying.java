package io.github.otpgate.receipt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Writes again what a store did not take, after a while: a connection that is lost for a moment must not lose whose message an
 * id names. For what may be written twice. Thread safe.
 */
final class Retrying {

    private static final long[] PAUSES_MILLIS = {200, 1_000, 5_000, 25_000};

    /** So many wait at once, some kilobytes each; of a Redis that is away for long no more is remembered. */
    private static final int MOST_WAITING = 10_000;

    private final Semaphore places = new Semaphore(MOST_WAITING);
    private final AtomicBoolean open = new AtomicBoolean(true);
    /** Not the JDK's own timer, whose thread outlives an application and would keep its classes. */
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Retrying::daemon);

    Retrying() {
        thread.setKeepAliveTime(1, TimeUnit.MINUTES);
        thread.allowCoreThreadTimeOut(true);
    }

    <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> call) {
        return begin(call, 0);
    }

    private <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> call, int tries) {
        return Stages.begin(call)
                .exceptionallyCompose(failure -> tries < PAUSES_MILLIS.length && open.get() && places.tryAcquire()
                        ? after(PAUSES_MILLIS[tries]).thenCompose(passed -> begin(call, tries + 1))
                        : CompletableFuture.failedFuture(failure));
    }

    private CompletableFuture<Void> after(long millis) {
        CompletableFuture<Void> passed = new CompletableFuture<>();
        var unused = thread.schedule(
                () -> {
                    places.release();
                    passed.complete(null);
                },
                millis,
                TimeUnit.MILLISECONDS);
        return passed;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-retry");
        thread.setDaemon(true);
        return thread;
    }

    /** What fails from now on has failed. What waits is tried once more. */
    void close() {
        open.set(false);
        thread.shutdown();
    }
}
