package io.github.otpgate.event;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands events to the listeners without making whoever causes them wait. Thread safe. */
public final class Events implements OtpListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Events.class);
    private static final int WAITING = 8192;
    /** What is kept free of events that come with every request, so that a flood hides no alarm. */
    private static final int FOR_ALARMS = 1024;

    private final List<OtpListener> listeners;
    private final AtomicLong lost = new AtomicLong();
    private final ThreadPoolExecutor thread;

    public Events(List<OtpListener> listeners) {
        this.listeners = List.copyOf(listeners);
        this.thread = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Events::daemon, (late, pool) -> lose());
        thread.allowCoreThreadTimeOut(true);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-events");
        thread.setDaemon(true);
        return thread;
    }

    private void lose() {
        long count = lost.incrementAndGet();
        if (Long.bitCount(count) == 1) {
            LOG.warn("{} events were lost so far: a listener is too slow, or the service is closed", count);
        }
    }

    @Override
    public void on(OtpEvent event) {
        if (listeners.isEmpty()) {
            return;
        }
        if (isRoutine(event) && thread.getQueue().remainingCapacity() < FOR_ALARMS) {
            lose();
        } else {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    private static boolean isRoutine(OtpEvent event) {
        return event instanceof OtpEvent.IssueEnded
                || event instanceof OtpEvent.VerifyEnded
                || event instanceof OtpEvent.SubmitEnded
                || event instanceof OtpEvent.Judged
                || event instanceof OtpEvent.LimitReached
                || event instanceof OtpEvent.CaptchaFailed
                || event instanceof OtpEvent.CaptchaSolved;
    }

    private static void tell(OtpListener listener, OtpEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException e) {
            LOG.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    /** How many no listener was told of. */
    public long lost() {
        return lost.get();
    }

    /** Takes no more; those that wait are still told. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
