package io.github.otpgate.receipt.reply;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.receipt.reply.SuppressionStore.SuppressedPhone;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names the phones of a suppression list under the current secret key, so that the earlier one can be dropped: while more
 * than one is configured the list is walked when a node starts, and then every hour. With one key it does nothing and has
 * no thread.
 *
 * <p>The first walk puts each phone under its new name, a later one takes the earlier name away: a phone is never without
 * one, however its names are asked for. Nodes a rotation step apart, whose current keys differ, take turns part by part.
 */
public final class SuppressionRenewal implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SuppressionRenewal.class);

    private static final Duration PAUSE = Duration.ofHours(1);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMinutes(1);
    private static final Bytes ANYTHING = Bytes.of((byte) 0);

    private final SuppressionList list;
    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1, SuppressionRenewal::daemon);

    /** Does nothing until it is started. To be closed before the store is. */
    public SuppressionRenewal(SuppressionList list) {
        this.list = requireNonNull(list, "list");
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Begins, and does not wait. */
    public void start() {
        if (list.sealer().names(ANYTHING).size() > 1) {
            walkAfter(Duration.ZERO);
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "otp-suppression");
        thread.setDaemon(true);
        return thread;
    }

    private void walkAfter(Duration pause) {
        Object unused = thread.schedule(this::walkAgainAndAgain, pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void walkAgainAndAgain() {
        boolean whole = false;
        try {
            whole = walk();
        } catch (StoreException e) {
            if (!thread.isShutdown()) {
                LOG.warn("The suppression list could not be renamed, and will be later: {}", e.getMessage());
            }
        } finally {
            if (!thread.isShutdown()) {
                walkAfter(whole ? PAUSE : PAUSE_AFTER_FAILURE);
            }
        }
    }

    /** Whether every part was walked: another node may be at one. */
    boolean walk() {
        boolean whole = true;
        AtomicInteger unreadable = new AtomicInteger();
        for (int i = 0; i < list.store().parts() && !thread.isShutdown(); i++) {
            int part = i;
            if (!list.store().part(part).isEmpty()) {
                whole &= list.store().alone(() -> renamePart(part, unreadable));
            }
        }
        if (unreadable.get() > 0) {
            LOG.warn(
                    "{} entries of the suppression list cannot be read: was a key dropped too early?",
                    unreadable.get());
        }
        return whole;
    }

    private void renamePart(int part, AtomicInteger unreadable) {
        for (SuppressedPhone entry : list.store().part(part)) {
            Optional<PhoneNumber> phone = phone(entry);
            if (phone.isEmpty()) {
                unreadable.incrementAndGet();
            } else {
                rename(entry.name(), phone.get());
            }
        }
    }

    /** Whoever can write to the store must not suppress a phone by what is sealed under another's name. */
    private Optional<PhoneNumber> phone(SuppressedPhone entry) {
        return list.sealer()
                .open(entry.sealed())
                .flatMap(PhoneForm::read)
                .filter(phone -> list.names(phone).contains(entry.name()));
    }

    private void rename(Bytes name, PhoneNumber phone) {
        Bytes current = list.names(phone).get(0);
        if (name.equals(current)) {
            return;
        }
        boolean wasThere = !list.store().add(list.entry(phone, current), List.of());
        if (wasThere) {
            list.store().remove(List.of(name));
        }
    }

    /** Ends after the part it is at, and does not wait. */
    @Override
    public void close() {
        thread.shutdown();
    }
}
