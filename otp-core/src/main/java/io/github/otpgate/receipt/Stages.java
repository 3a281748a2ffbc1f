package io.github.otpgate.receipt;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Waits for what the store was asked. The store itself sees to it that nothing takes long. */
final class Stages {

    private Stages() {}

    /** What a store throws instead of giving a stage is in the stage. */
    static <T> CompletionStage<T> begin(Supplier<? extends CompletionStage<T>> call) {
        try {
            return call.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** The value, or what the store threw. */
    static <T> T await(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** Waits once, not once for each. */
    static void awaitAll(Stream<? extends CompletionStage<?>> stages) {
        CompletionStage<Void> all = all(stages.toList());
        await(all);
    }

    /** Ends when all have; fails where one did. */
    static CompletionStage<Void> all(Collection<? extends CompletionStage<?>> stages) {
        return CompletableFuture.allOf(
                stages.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
    }
}
