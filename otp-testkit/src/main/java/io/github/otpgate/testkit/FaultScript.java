package io.github.otpgate.testkit;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Which faults a simulator plays, one per request of its kind: first the queued ones in order, then the standing one, else none.
 * Safe for use by many threads.
 */
public final class FaultScript {

    private final Deque<Fault> queue = new ArrayDeque<>();
    private @Nullable Fault standing;
    private CompletableFuture<Void> cleared = new CompletableFuture<>();

    FaultScript() {}

    /** Queues faults behind those already queued; each is played once. */
    public synchronized void next(Fault... faults) {
        queue.addAll(List.of(faults));
    }

    /** Plays this on every request for which nothing is queued. */
    public synchronized void always(Fault fault) {
        standing = fault;
    }

    /** Forgets every fault; requests that hang are answered now. */
    public void clear() {
        CompletableFuture<Void> over;
        synchronized (this) {
            queue.clear();
            standing = null;
            over = cleared;
            cleared = new CompletableFuture<>();
        }
        over.complete(null);
    }

    synchronized Cue take() {
        Fault queued = queue.pollFirst();
        return new Cue(queued == null ? standing : queued, cleared);
    }

    /** What to play on one request, and until when. */
    record Cue(@Nullable Fault fault, CompletableFuture<Void> cleared) {}
}
