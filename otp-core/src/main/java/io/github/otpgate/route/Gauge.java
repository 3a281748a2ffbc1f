package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** A share of good ones among all, in which what is past counts ever less. Thread safe. */
final class Gauge {

    /** With fewer, chance decides. */
    static final int LEAST = 20;

    private final LongSupplier ticks;
    private final Duration halfLife;
    private final AtomicReference<Count> count;

    Gauge(LongSupplier ticks, Duration halfLife) {
        this.ticks = ticks;
        this.halfLife = halfLife;
        this.count = new AtomicReference<>(new Count(0, 0, ticks.getAsLong()));
    }

    /** What there was of each when it was last looked at. */
    private record Count(double good, double all, long at) {
        Count at(long now, Duration halfLife) {
            double left = Math.pow(0.5, Math.max(0, now - at) / (double) halfLife.toNanos());
            return new Count(good * left, all * left, Math.max(at, now));
        }
    }

    void add(long good, long all) {
        long now = ticks.getAsLong();
        count.updateAndGet(before -> {
            Count faded = before.at(now, halfLife);
            return new Count(faded.good() + good, faded.all() + all, faded.at());
        });
    }

    /** 0 to 1; empty until there are enough to say. */
    OptionalDouble share() {
        Count faded = requireNonNull(count.get()).at(ticks.getAsLong(), halfLife);
        return faded.all() < LEAST
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min(1, faded.good() / faded.all()));
    }
}
