package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.store.StoreException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to do a task. Taken anew before each question, so that it is whole then, and renewed while the vendor answers.
 * Where Redis is away for longer than it lasts, two nodes may ask at once: each is given what the other is not.
 */
final class Lease {

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);

    private final LeaseStore store;
    private final String task;
    private final Duration life;
    private final Bytes token;
    private final AtomicBoolean held = new AtomicBoolean();

    Lease(LeaseStore store, String task, Duration life) {
        this.store = store;
        this.task = task;
        this.life = life;
        UUID random = UUID.randomUUID();
        this.token = Bytes.of(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(random.getMostSignificantBits())
                .putLong(random.getLeastSignificantBits())
                .array());
    }

    boolean take() {
        held.set(store.take(task, token, life));
        return held.get();
    }

    boolean isHeld() {
        return held.get();
    }

    void renew() {
        try {
            if (held.get() && !store.renew(task, token, life)) {
                held.set(false);
            }
        } catch (StoreException e) {
            LOG.debug("A lease could not be renewed: {}", e.getMessage());
        }
    }

    void leave(Duration rest) {
        if (!held.getAndSet(false)) {
            return;
        }
        try {
            store.leave(task, token, rest);
        } catch (StoreException e) {
            LOG.debug("Another node polls only when the lease is over: {}", e.getMessage());
        }
    }
}
