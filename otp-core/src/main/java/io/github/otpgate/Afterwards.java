package io.github.otpgate;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does what nobody waits for and nothing depends on, on a thread of its own; forgets what is too much. Thread safe. */
final class Afterwards implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Afterwards.class);
    private static final int WAITING = 10_000;
    private static final int LAST_SECONDS = 2;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            1,
            1,
            30,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            Afterwards::daemon,
            new ThreadPoolExecutor.DiscardPolicy());

    Afterwards() {
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-afterwards");
        thread.setDaemon(true);
        return thread;
    }

    void run(Runnable work) {
        thread.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.warn("What was to be done afterwards failed: {}", e.toString());
            }
        });
    }

    /** What waits may still be done, for a moment. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            boolean unused = thread.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.shutdownNow();
    }
}
