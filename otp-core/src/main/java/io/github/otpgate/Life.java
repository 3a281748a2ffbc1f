package io.github.otpgate;

import io.github.otpgate.model.Lazy;
import io.github.otpgate.store.StoreException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A service from its first call, or its start, to its end. Thread safe. */
final class Life implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OtpService.class);

    private final Lazy<Works> works;
    private final AtomicReference<@Nullable Works> used = new AtomicReference<>();
    private final Runnable release;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * One that has not begun.
     *
     * @param release ends what stands beside the works, made or not
     */
    Life(Lazy<Works> works, Runnable release) {
        this.works = works;
        this.release = release;
    }

    /** Calls that come when all is closed find what was there, and learn from it that it is. */
    Stages stages() {
        return works().stages();
    }

    private Works works() {
        Works known = used.get();
        if (known != null) {
            return known;
        }
        try {
            Works made = works.get();
            used.set(made);
            return made;
        } catch (IllegalStateException e) {
            throw closed.get() ? new StoreException("closed", e) : e;
        }
    }

    /** On a thread of its own: what has to be loaded for it takes a while, and whoever starts has other things to do. */
    void start() {
        if (!closed.get()) {
            Thread thread = new Thread(this::begin, "otp-start");
            thread.setDaemon(true);
            thread.start();
        }
    }

    private void begin() {
        try {
            works().beginning().run();
        } catch (RuntimeException | Error e) {
            if (!closed.get()) {
                LOG.error("The service could not begin", e);
            }
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            works.end(made -> made.release().run());
            release.run();
        }
    }
}
