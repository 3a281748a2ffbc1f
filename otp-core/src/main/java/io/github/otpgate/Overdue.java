package io.github.otpgate;

import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks from time to time for what has waited long enough. */
final class Overdue implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Overdue.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, Overdue::daemon);

    private final Runnable work;

    Overdue(Runnable work) {
        this.work = work;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    void start() {
        var unused = thread.scheduleWithFixedDelay(
                () -> attempt(work), PAUSE.toMillis(), PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-overdue");
        thread.setDaemon(true);
        return thread;
    }

    private static void attempt(Runnable work) {
        try {
            work.run();
        } catch (StoreException e) {
            LOG.debug("Parts of replies that wait could not be looked for: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("A reply that waited failed on whoever takes it, and comes again", e);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
