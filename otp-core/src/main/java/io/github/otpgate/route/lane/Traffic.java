package io.github.otpgate.route.lane;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Who waits, what is under way, and what may happen next. Its lock is held for moments: it calls nobody. */
final class Traffic {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(1);
    private static final Duration WITHOUT_THREADS = Duration.ofMillis(100);
    /** Nodes that were told the same time must not meet again, or the one nearest to the store would always win. */
    private static final int SPREAD = 16;

    private final LaneSettings settings;
    private final LongSupplier nanoTime;
    private final Line line;

    /** Requests that have what they need, and no messages yet; they are under way too. */
    private final AtomicInteger starting = new AtomicInteger();

    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicBoolean asking = new AtomicBoolean();
    /** Whether somebody in line could not leave at once. */
    private final AtomicBoolean loaded = new AtomicBoolean();

    private final AtomicBoolean closed = new AtomicBoolean();
    private final AtomicLong notBefore;
    private final AtomicLong wakeAt;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong messages = new AtomicLong();
    private final AtomicLong refused = new AtomicLong();

    Traffic(LaneSettings settings, int mostMessages, LongSupplier nanoTime) {
        this.settings = settings;
        this.nanoTime = nanoTime;
        this.line = new Line(mostMessages);
        this.notBefore = new AtomicLong(nanoTime.getAsLong());
        this.wakeAt = new AtomicLong(notBefore.get());
    }

    /**
     * What to do: ask for permits, else look again after a time, else nothing.
     *
     * @param permits how many to ask for
     * @param pause none if zero
     */
    record Step(int permits, Duration pause) {

        private static final Step NOTHING = new Step(0, Duration.ZERO);
    }

    /** Takes a place in line, or says in a word why there is none. */
    synchronized Optional<String> join(Waiting waiting) {
        if (closed.get()) {
            return Optional.of("closed");
        }
        if (line.size() >= settings.queue()) {
            return Optional.of("busy");
        }
        line.add(waiting);
        return Optional.empty();
    }

    /** A message that was withdrawn. */
    synchronized void forget(Waiting waiting) {
        refused.incrementAndGet();
        line.remove(waiting);
    }

    synchronized Step next() {
        int missing = line.requests() - starting.get();
        int free = settings.mostInFlight() - underWay.get();
        if (missing > 0 && free <= 0) {
            loaded.set(true);
        }
        int wanted = Math.min(missing, free);
        if (wanted <= 0 || asking.get()) {
            return Step.NOTHING;
        }
        long now = nanoTime.getAsLong();
        long pause = Math.max(notBefore.get() - now, company(now));
        if (pause > 0) {
            return pause(now, pause);
        }
        asking.set(true);
        return new Step(wanted, Duration.ZERO);
    }

    /** How long the first in line may still wait for others; not at all where it is the first to wait. */
    private long company(long now) {
        if (!loaded.get()) {
            return 0;
        }
        return line.lonelySince()
                .map(since -> since + settings.mergeWait().toNanos() - now)
                .orElse(0L);
    }

    private Step pause(long now, long pause) {
        // One that is overdue may never come: there may have been no thread for it.
        long toCome = wakeAt.get() - now;
        if (toCome > 0 && toCome <= pause) {
            return Step.NOTHING;
        }
        wakeAt.set(now + pause);
        return new Step(0, Duration.ofNanos(pause));
    }

    /** A pause is over. */
    synchronized void wake() {
        wakeAt.set(nanoTime.getAsLong());
    }

    /** The answer to a question for permits: how many requests start, at most as many as there is use for. */
    synchronized int granted(int asked, Permits permits) {
        asking.set(false);
        int granted = Math.min(asked, permits.granted());
        if (granted < asked) {
            loaded.set(true);
            pauseFor(permits.next().plus(spread(permits.next())));
        }
        int used = Math.max(0, Math.min(granted, line.requests() - starting.get()));
        starting.addAndGet(used);
        underWay.addAndGet(used);
        return used;
    }

    private Duration spread(Duration next) {
        return Duration.ofNanos(Math.floorMod(nanoTime.getAsLong(), next.toNanos() / SPREAD + 1));
    }

    private void pauseFor(Duration time) {
        Duration pause = time.compareTo(SHORTEST_PAUSE) > 0 ? time : SHORTEST_PAUSE;
        notBefore.set(nanoTime.getAsLong() + pause.toNanos());
    }

    /** Nobody says what may leave, so all who wait must be told that they do not. */
    synchronized List<Waiting> deny() {
        asking.set(false);
        return empty();
    }

    /** A request could not start; its messages wait on. */
    synchronized void notStarted() {
        starting.decrementAndGet();
        underWay.decrementAndGet();
        pauseFor(WITHOUT_THREADS);
    }

    /** The messages of a request that starts; none if all were withdrawn, and then it is over. */
    synchronized List<Waiting> depart() {
        starting.decrementAndGet();
        List<Waiting> request = line.depart();
        if (line.size() == 0) {
            loaded.set(false);
        }
        if (request.isEmpty()) {
            underWay.decrementAndGet();
        } else {
            requests.incrementAndGet();
            messages.addAndGet(request.size());
        }
        return request;
    }

    /** A request is over. */
    synchronized void arrive() {
        underWay.decrementAndGet();
    }

    /** Nobody joins any more; whoever waits must be told so. */
    synchronized List<Waiting> close() {
        closed.set(true);
        return empty();
    }

    private List<Waiting> empty() {
        loaded.set(false);
        return line.clear();
    }

    synchronized LaneView view() {
        return new LaneView(line.size(), underWay.get(), requests.get(), messages.get(), refused.get());
    }
}
