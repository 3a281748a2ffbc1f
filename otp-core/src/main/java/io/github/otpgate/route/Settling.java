package io.github.otpgate.route;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * Messages that count only when their readers had a minute or two to type the code: else a provider that has just been
 * given many would look bad. Thread safe.
 */
final class Settling {

    private static final long PERIOD = Duration.ofMinutes(1).toNanos();

    private final LongSupplier ticks;
    private final AtomicReference<Waiting> waiting;

    Settling(LongSupplier ticks) {
        this.ticks = ticks;
        this.waiting = new AtomicReference<>(new Waiting(0, 0, ticks.getAsLong()));
    }

    /**
     * Those not counted yet.
     *
     * @param older of the period before
     * @param fresh since then
     */
    private record Waiting(long older, long fresh, long since) {
        Waiting at(long now) {
            long passed = now - since;
            if (passed < PERIOD) {
                return this;
            }
            return new Waiting(passed < 2 * PERIOD ? fresh : 0, 0, now);
        }

        long all() {
            return older + fresh;
        }
    }

    /** One more, or none. Answers how many have settled since the last call. */
    long add(int more) {
        long now = ticks.getAsLong();
        Waiting before = waiting.getAndUpdate(old -> {
            Waiting moved = old.at(now);
            return new Waiting(moved.older(), moved.fresh() + more, moved.since());
        });
        return before.all() - before.at(now).all();
    }
}
