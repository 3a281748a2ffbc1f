package io.github.otpgate;

import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what was started, on the caller's thread: those of Redis and of the vendors never wait for each other. */
final class Waiting {

    /** More than two round trips may take; Redis' own time-out comes first. */
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Waiting() {}

    /**
     * Its value.
     *
     * @throws StoreException where it failed
     */
    static <T> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof StoreException store ? store : new StoreException("Redis failed", e);
        } catch (TimeoutException e) {
            throw new StoreException("Redis did not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for Redis", e);
        }
    }
}
