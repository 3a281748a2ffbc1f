package io.github.otpgate.provider.httpbatch;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Asks for the balance once in ten seconds at most; in between, and while an answer is under way, everybody gets the same
 * answer. The ten seconds begin when it has come: by then the vendor has counted the question.
 *
 * <p>Source: the vendor's interface document, section 4.4, code 103; read 2026-11-21.
 */
final class HttpBatchBalance implements BalanceQuery {

    private static final Duration INTERVAL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Supplier<VendorAnswer<Balance>> ask;
    private final AtomicReference<CompletableFuture<Told>> latest = new AtomicReference<>(new CompletableFuture<>());

    HttpBatchBalance(Clock clock, Supplier<VendorAnswer<Balance>> ask) {
        this.clock = clock;
        this.ask = ask;
        latest().completeExceptionally(new IllegalStateException("never asked"));
    }

    private CompletableFuture<Told> latest() {
        return requireNonNull(latest.get());
    }

    private record Told(VendorAnswer<Balance> answer, Instant at) {

        boolean isFresh(Instant now) {
            Duration age = Duration.between(at, now);
            return !age.isNegative() && age.compareTo(INTERVAL) < 0;
        }
    }

    @Override
    public VendorAnswer<Balance> balance() {
        CompletableFuture<Told> known = latest();
        CompletableFuture<Told> next = new CompletableFuture<>();
        if (isStale(known) && latest.compareAndSet(known, next)) {
            // Run by this very thread; but whatever it throws also reaches those who wait.
            next.completeAsync(() -> new Told(ask.get(), clock.instant()), Runnable::run);
        }
        return latest().join().answer();
    }

    private boolean isStale(CompletableFuture<Told> known) {
        return known.isCompletedExceptionally()
                || (known.isDone() && !known.join().isFresh(clock.instant()));
    }
}
