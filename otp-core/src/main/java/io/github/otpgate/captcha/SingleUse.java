package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** Uses slips up. Thread safe. */
final class SingleUse {

    /** Nodes whose clocks differ by less than this still agree on what was used. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final OnceStore once;
    private final Clock clock;

    SingleUse(OnceStore once, Clock clock) {
        this.once = once;
        this.clock = clock;
    }

    CompletionStage<Boolean> use(Bytes nonce, Duration life) {
        return once.use(nonce, life.plus(CLOCKS_APART));
    }

    /** Waits for the store. Nothing is wrong where nobody used it before. */
    Optional<Fault> spend(Slip slip) {
        return spend(slip.nonce(), slip.left(clock.instant()));
    }

    Optional<Fault> spend(Bytes nonce, Duration life) {
        try {
            boolean first = use(nonce, life).toCompletableFuture().get();
            return first ? Optional.empty() : Optional.of(Fault.USED);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.of(Fault.INTERRUPTED);
        } catch (ExecutionException failed) {
            throw cause(failed);
        }
    }

    /** The store's own exception, which whoever handles it expects without wrapping. */
    private static RuntimeException cause(ExecutionException failed) {
        Throwable cause = failed.getCause();
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException own ? own : new IllegalStateException("the store failed", cause);
    }
}
