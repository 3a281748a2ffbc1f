package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Replaceable;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one task for as long as this node has its lease, on a thread of its own: a vendor that hangs delays no other. */
final class PollLoop {

    private static final Logger LOG = LoggerFactory.getLogger(PollLoop.class);

    private static final Duration OUTAGE = Duration.ofSeconds(1);
    private static final Duration BROKEN = Duration.ofSeconds(10);
    private static final Duration LONGEST_STANDBY = Duration.ofSeconds(1);
    private static final int STANDBYS_IN_LEASE = 10;

    private final PollTask task;
    private final Lease lease;
    private final PollPermits permits;
    private final Duration standby;
    private final Closing closing;
    private final Thread thread;
    private final AtomicBoolean failing = new AtomicBoolean();
    private final Replaceable<Duration> pause = new Replaceable<>(Duration.ZERO);

    PollLoop(PollTask task, PollTools tools, Closing closing) {
        this.task = task;
        this.lease = new Lease(tools.leases(), task.name() + ":" + task.provider(), tools.lease());
        this.permits = tools.permits();
        Duration part = tools.lease().dividedBy(STANDBYS_IN_LEASE);
        this.standby = part.compareTo(LONGEST_STANDBY) > 0 ? LONGEST_STANDBY : part;
        this.closing = closing;
        this.thread = new Thread(this::run, "otp-poll-" + task.provider() + "-" + task.name());
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void renew() {
        lease.renew();
    }

    private void run() {
        while (!closing.begun()) {
            pause.set(turn());
            closing.pause(pause.get());
        }
        // Last, so that what was fetched is kept before another node goes on.
        lease.leave(task.rest());
    }

    private Duration turn() {
        try {
            Duration next = lease.take() ? ask() : standby;
            failing.set(false);
            return next;
        } catch (StoreException e) {
            if (!failing.getAndSet(true)) {
                LOG.warn("Provider {} is not asked for its {}: {}", task.provider(), task.name(), e.getMessage());
            }
            return atLeastRest(OUTAGE);
        } catch (RuntimeException | Error e) {
            if (!failing.getAndSet(true)) {
                LOG.error("Provider {} cannot be asked for its {}", task.provider(), task.name(), e);
            }
            return atLeastRest(BROKEN);
        }
    }

    private Duration ask() {
        Duration wait = permits.untilNext(task.provider());
        return wait.isZero() ? task.poll() : wait;
    }

    private Duration atLeastRest(Duration other) {
        return task.rest().compareTo(other) > 0 ? task.rest() : other;
    }

    void join(Duration most) throws InterruptedException {
        thread.join(Math.max(1, most.toMillis()));
    }

    PollView view() {
        PollTally tally = task.tally();
        return new PollView(
                task.provider(),
                task.name(),
                lease.isHeld(),
                tally.asked().sum(),
                tally.items().sum(),
                tally.refused().sum(),
                tally.unclear().sum(),
                tally.lost().sum(),
                pause.get());
    }
}
