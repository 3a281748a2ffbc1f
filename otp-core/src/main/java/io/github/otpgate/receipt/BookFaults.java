package io.github.otpgate.receipt;

import java.time.Clock;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what went wrong, and says so once a second at most. Thread safe. */
final class BookFaults {

    private static final Logger LOG = LoggerFactory.getLogger(BookFaults.class);
    private static final long PAUSE_MILLIS = 1000;

    private final Clock clock;
    private final AtomicLong nextWord = new AtomicLong(Long.MIN_VALUE);
    private final LongAdder unwritten = new LongAdder();
    private final LongAdder early = new LongAdder();
    private final LongAdder mismatched = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder unreadable = new LongAdder();

    BookFaults(Clock clock) {
        this.clock = clock;
    }

    void unwritten(Throwable failure) {
        unwritten.increment();
        if (mayTalk()) {
            Throwable cause = failure.getCause();
            LOG.warn(
                    "What became of a message could not be written down: {}",
                    cause == null ? failure : cause.toString());
        }
    }

    void early() {
        early.increment();
    }

    void mismatched(String provider) {
        mismatched.increment();
        if (mayTalk()) {
            LOG.warn("A report of '{}' names another number than its message went to, and is dropped", provider);
        }
    }

    void dropped() {
        dropped.increment();
    }

    void unreadable() {
        unreadable.increment();
        if (mayTalk()) {
            LOG.warn(
                    "Part of a delivery cannot be read: was a key dropped within three days, or the store written to?");
        }
    }

    private boolean mayTalk() {
        long now = clock.millis();
        long next = nextWord.get();
        return now >= next && nextWord.compareAndSet(next, now + PAUSE_MILLIS);
    }

    ReceiptFigures figures() {
        return new ReceiptFigures(unwritten.sum(), early.sum(), mismatched.sum(), dropped.sum(), unreadable.sum());
    }
}
