package io.github.otpgate.event;

import java.time.Duration;
import java.util.List;
import java.util.Set;
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

    /** What comes with requests, so that whoever asks for codes makes as many of them as they like. */
    private static final Set<Class<? extends OtpEvent>> ROUTINE = Set.of(
            OtpEvent.IssueEnded.class,
            OtpEvent.VerifyEnded.class,
            OtpEvent.SubmitEnded.class,
            OtpEvent.FailedOver.class,
            OtpEvent.Reported.class,
            OtpEvent.Converted.class,
            OtpEvent.Judged.class,
            OtpEvent.Withheld.class,
            OtpEvent.LimitReached.class,
            OtpEvent.SliderRequired.class,
            OtpEvent.CaptchaFailed.class,
            OtpEvent.CaptchaSolved.class);

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

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
        if (ROUTINE.contains(event.getClass()) && thread.getQueue().remainingCapacity() < FOR_ALARMS) {
            lose();
        } else {
            thread.execute(() -> listeners.forEach(listener -> tell(listener, event)));
        }
    }

    private static void tell(OtpListener listener, OtpEvent event) {
        try {
            listener.on(event);
        } catch (Throwable e) {
            LOG.warn("A listener failed on {}", event.getClass().getSimpleName(), e);
        }
    }

    /** How many no listener was told of. */
    public long lost() {
        return lost.get();
    }

    /** Takes no more, and waits 2 s at most for those that wait to be told: what listeners write to is closed next. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Some events are not heard of yet: a listener is too slow");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
