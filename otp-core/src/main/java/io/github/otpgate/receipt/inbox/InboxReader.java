package io.github.otpgate.receipt.inbox;

import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the inbox on a thread of its own: at once where this node kept something, else with pauses that grow while
 * nothing comes. Blocking reads would hold up everybody else's commands, which share the connection.
 */
final class InboxReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(InboxReader.class);

    private static final int AT_ONCE = 16;
    private static final long SHORTEST = Duration.ofMillis(4).toNanos();
    private static final long LONGEST = Duration.ofMillis(250).toNanos();
    private static final long OUTAGE = Duration.ofSeconds(1).toNanos();
    private static final Duration LAST_ENTRIES = Duration.ofSeconds(5);
    private static final int SWEEPS_IN_IDLE = 4;
    private static final int IDLES_UNTIL_GONE = 10;

    private final String consumer = UUID.randomUUID().toString();
    private final InboxStore store;
    private final Processing processing;
    private final Duration idle;
    private final InboxClaim claim;
    private final Thread thread = new Thread(this::run, "otp-inbox");
    private final AtomicBoolean open = new AtomicBoolean(true);
    private final AtomicBoolean away = new AtomicBoolean();
    private final AtomicLong pause = new AtomicLong(SHORTEST);
    private final AtomicLong nextSweep = new AtomicLong(System.nanoTime());
    private final AtomicLong nextForgetting = new AtomicLong(System.nanoTime());

    InboxReader(InboxStore store, Processing processing, InboxSettings settings) {
        this.store = store;
        this.processing = processing;
        this.idle = settings.idle();
        this.claim = new InboxClaim(consumer, idle, settings.firstPause(), settings.longestPause(), AT_ONCE);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** There is something to read. */
    void nudge() {
        LockSupport.unpark(thread);
    }

    private void run() {
        while (open.get()) {
            long nanos = turn();
            if (nanos > 0 && open.get()) {
                LockSupport.parkNanos(this, nanos);
            }
        }
        leave();
    }

    /** Reads and processes once, and says how long to pause. */
    private long turn() {
        try {
            boolean claimed = isDue(nextSweep, idle.dividedBy(SWEEPS_IN_IDLE)) && process(store.claim(claim));
            if (isDue(nextForgetting, idle.multipliedBy(IDLES_UNTIL_GONE))) {
                store.forget("", idle.multipliedBy(IDLES_UNTIL_GONE));
            }
            boolean read = process(store.read(consumer, AT_ONCE));
            if (away.getAndSet(false)) {
                LOG.info("The inbox can be read again");
            }
            return claimed || read
                    ? progress()
                    : Math.min(LONGEST, pause.getAndUpdate(last -> Math.min(LONGEST, last * 2)));
        } catch (RuntimeException | Error e) {
            // Whatever it is, what was received is safe, and somebody has to go on with it.
            note(e);
            return OUTAGE;
        }
    }

    private long progress() {
        pause.set(SHORTEST);
        return 0;
    }

    private void note(Throwable cause) {
        if (away.getAndSet(true)) {
            return;
        }
        if (cause instanceof StoreException) {
            LOG.warn("The inbox cannot be read, what was received waits there: {}", cause.getMessage());
        } else {
            LOG.error("The inbox is not read, what was received waits there", cause);
        }
    }

    private static boolean isDue(AtomicLong next, Duration interval) {
        long now = System.nanoTime();
        long nanos = Math.min(interval.toNanos(), Duration.ofHours(1).toNanos());
        return now - next.get() >= 0 && next.compareAndSet(next.get(), now + nanos);
    }

    /** Whether any of them is done with. */
    private boolean process(List<InboxEntry> entries) {
        boolean done = false;
        long held = System.nanoTime();
        int from = 0;
        while (from < entries.size()) {
            if (System.nanoTime() - held > idle.toNanos() / SWEEPS_IN_IDLE) {
                held = System.nanoTime();
                List<InboxEntry> rest = entries.subList(from, entries.size());
                store.hold(consumer, rest.stream().map(InboxEntry::id).toList());
            }
            int to = endOfGroup(entries, from);
            done |= processing.process(entries.subList(from, to));
            from = to;
        }
        return done;
    }

    /**
     * Small entries are processed together: reports that had to wait for their message come one by one, thousands a second,
     * and each would cost as many waits for the store as a page of 500. What failed before is tried by itself.
     */
    private static int endOfGroup(List<InboxEntry> entries, int from) {
        int bytes = entries.get(from).content().length();
        int to = from + 1;
        while (to < entries.size() && areNew(entries.get(to - 1), entries.get(to))) {
            bytes += entries.get(to).content().length();
            if (bytes > ReceivedForm.MOST_BYTES) {
                return to;
            }
            to++;
        }
        return to;
    }

    private static boolean areNew(InboxEntry one, InboxEntry another) {
        return one.deliveries() == 1 && another.deliveries() == 1;
    }

    private void leave() {
        try {
            store.forget(consumer, idle.multipliedBy(IDLES_UNTIL_GONE));
        } catch (StoreException e) {
            LOG.debug("This node is still known as a reader of the inbox: {}", e.getMessage());
        }
    }

    /** Waits for what is processed right now, some seconds at most. */
    @Override
    public void close() {
        open.set(false);
        nudge();
        try {
            thread.join(LAST_ENTRIES.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
