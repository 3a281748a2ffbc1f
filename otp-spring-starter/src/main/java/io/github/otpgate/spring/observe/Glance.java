package io.github.otpgate.spring.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The same look for all who ask within a moment. Thread safe. */
final class Glance<T> {

    private final Supplier<T> look;
    private final Duration moment;
    private final AtomicReference<Seen<T>> last;

    Glance(Supplier<T> look, Duration moment) {
        this.look = look;
        this.moment = moment;
        this.last = new AtomicReference<>(new Seen<>(look.get(), System.nanoTime()));
    }

    private record Seen<T>(T value, long at) {}

    T get() {
        Seen<T> seen = requireNonNull(last.get());
        long now = System.nanoTime();
        if (now - seen.at() < moment.toNanos()) {
            return seen.value();
        }
        Seen<T> fresh = new Seen<>(look.get(), now);
        last.set(fresh);
        return fresh.value();
    }
}
