package io.github.otpgate.guard;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Begins something in the store. */
final class Attempt {

    private Attempt() {}

    /** What a store throws instead of giving a stage is in the stage: the guard must not stop a send by failing. */
    static <T> CompletionStage<T> of(Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
