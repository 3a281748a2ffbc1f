package io.github.otpgate.servlet;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.otpgate.model.Lazy;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What came to an address of callbacks that there is none: a vendor who was not told of a new token, or somebody who guesses.
 * An operator reads of it in one line a minute at most, however many there are, and of what came since the line before: so
 * nobody who guesses can keep a vendor out of it. Words of a stranger are not in it. Thread safe.
 */
final class StrayPushes {

    private static final Logger LOG = LoggerFactory.getLogger(StrayPushes.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Lazy<Bucket> lines;
    private final LongAdder count = new LongAdder();

    /** One for each account, and two more. */
    private final Set<String> kinds = ConcurrentHashMap.newKeySet();

    StrayPushes(TimeMeter time) {
        this.lines = new Lazy<>(() -> Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(1).refillGreedy(1, PAUSE))
                .build());
    }

    /**
     * To an account, but with a wrong token.
     *
     * @param account one that exists
     */
    void wrongToken(String account) {
        add("a wrong token for " + account);
    }

    /** Neither the token nor the account is right. */
    void nothingRight() {
        add("a wrong token for no account of ours");
    }

    /** With the token, but to no account that anything is pushed to. */
    void noAccount() {
        add("the token, but for no account that is pushed to");
    }

    private void add(String kind) {
        kinds.add(kind);
        count.increment();
        if (lines.get().tryConsume(1)) {
            List<String> told = kinds.stream().sorted().toList();
            told.forEach(kinds::remove);
            LOG.warn("Callbacks that were not taken, {} since this was last said: {}", count.sumThenReset(), told);
        }
    }
}
