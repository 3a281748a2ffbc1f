package io.github.otpgate.redis;

import io.lettuce.core.RedisFuture;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What {@link RedisConnection#start} returned, in the shape that Bucket4j wants. */
final class StageFuture<T> extends CompletableFuture<T> implements RedisFuture<T> {

    static <T> StageFuture<T> of(CompletionStage<T> stage) {
        StageFuture<T> future = new StageFuture<>();
        CompletionStage<?> unused = stage.whenComplete((value, failure) -> {
            if (failure == null) {
                future.complete(value);
            } else {
                future.completeExceptionally(failure);
            }
        });
        return future;
    }

    @Override
    public String getError() {
        try {
            join();
            return "";
        } catch (CompletionException | CancellationException e) {
            return e.toString();
        }
    }

    @Override
    public boolean await(long timeout, TimeUnit unit) throws InterruptedException {
        try {
            get(timeout, unit);
            return true;
        } catch (ExecutionException | CancellationException e) {
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }
}
