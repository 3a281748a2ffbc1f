package io.github.otpgate.spring.observe;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A look that others must be asked for. Whoever wants it gets the last one and waits for nothing; the next is taken on a
 * thread of its own, and only while somebody wants it. Nothing is seen where the last one failed, or is old. Thread safe.
 */
final class FarGlance<T> implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(FarGlance.class);
    /** Longer than any interval between two scrapes. */
    private static final Duration OLD = Duration.ofMinutes(5);

    private final Supplier<T> look;
    private final Duration moment;
    private final AtomicReference<Seen<T>> last;
    private final ThreadPoolExecutor thread;

    FarGlance(Supplier<T> look, Duration moment) {
        this.look = look;
        this.moment = moment;
        this.last = new AtomicReference<>(new Seen<>(
                Optional.empty(), System.nanoTime() - OLD.plus(moment).toNanos()));
        this.thread = new ThreadPoolExecutor(0, 1, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), FarGlance::daemon);
        begin();
    }

    private record Seen<T>(Optional<T> value, long at) {
        boolean isWithin(Duration age) {
            return System.nanoTime() - at < age.toNanos();
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-metrics");
        thread.setDaemon(true);
        return thread;
    }

    Optional<T> get() {
        Seen<T> seen = requireNonNull(last.get());
        if (!seen.isWithin(moment)) {
            begin();
        }
        return seen.isWithin(OLD) ? seen.value() : Optional.empty();
    }

    private void begin() {
        try {
            thread.execute(this::take);
        } catch (RejectedExecutionException underWayOrClosed) {
            LOG.trace("The inbox is being looked at already");
        }
    }

    private void take() {
        if (requireNonNull(last.get()).isWithin(moment)) {
            return;
        }
        Optional<T> value = Optional.empty();
        try {
            value = Optional.of(look.get());
        } catch (RuntimeException e) {
            LOG.debug("What metrics want to know cannot be seen: {}", e.getMessage());
        }
        last.set(new Seen<>(value, System.nanoTime()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
