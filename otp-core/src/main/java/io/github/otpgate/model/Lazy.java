package io.github.otpgate.model;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value that is made when it is first needed, once, and may have to be ended before. Thread safe. */
public final class Lazy<T> {

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<T> maker;
    private final AtomicReference<@Nullable T> made = new AtomicReference<>();
    private final AtomicBoolean ended = new AtomicBoolean();

    public Lazy(Supplier<T> maker) {
        this.maker = requireNonNull(maker, "maker");
    }

    /**
     * The value. Where making it fails, the next call tries again.
     *
     * @throws IllegalStateException after {@link #end}
     */
    public T get() {
        T value = prepared();
        if (value == null) {
            throw new IllegalStateException("closed");
        }
        return value;
    }

    /** Makes it now, so that nobody has to wait for it later; nothing after {@link #end}. */
    public void prepare() {
        T unused = prepared();
    }

    private @Nullable T prepared() {
        lock.lock();
        try {
            if (made.get() == null && !ended.get()) {
                made.set(maker.get());
            }
            return made.get();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody gets the value any more. What was made is released; what was not is never made. */
    public void end(Consumer<? super T> release) {
        T last = ended();
        if (last != null) {
            release.accept(last);
        }
    }

    private @Nullable T ended() {
        lock.lock();
        try {
            ended.set(true);
            return made.getAndSet(null);
        } finally {
            lock.unlock();
        }
    }
}
