package io.github.otpgate.receipt.poll;

import io.github.otpgate.store.StoreException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what was fetched and cannot be fetched again: as long as the inbox refuses it, it is held in memory and nothing
 * else is fetched. It is lost if the process dies meanwhile, or closes and Redis stays away.
 */
final class Keeping {

    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    private final String what;
    private final Closing closing;

    Keeping(String what, Closing closing) {
        this.what = what;
        this.closing = closing;
    }

    /**
     * Does it until it is done.
     *
     * @param keeping fails with a {@link StoreException}, and may be done again
     * @return whether it is
     */
    boolean done(Runnable keeping) {
        Duration pause = FIRST;
        while (!isDone(keeping, pause.equals(FIRST))) {
            if (closing.isOver()) {
                LOG.error("{} were fetched and are lost: Redis was away until this node closed", what);
                return false;
            }
            closing.pauseBetweenTries(pause);
            Duration twice = pause.multipliedBy(2);
            pause = twice.compareTo(LONGEST) > 0 ? LONGEST : twice;
        }
        return true;
    }

    private boolean isDone(Runnable keeping, boolean first) {
        try {
            keeping.run();
            return true;
        } catch (StoreException e) {
            if (first) {
                LOG.warn("{} were fetched and cannot be kept yet: {}", what, e.getMessage());
            }
            return false;
        }
    }
}
