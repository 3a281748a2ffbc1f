package io.github.otpgate.receipt.poll;

import io.github.otpgate.model.Replaceable;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How soon a vendor is asked again: at once while items come, and the less often the longer none do. For one thread. */
final class Pace {

    private static final Logger LOG = LoggerFactory.getLogger(Pace.class);

    private final String what;
    private final Range range;
    private final Replaceable<Duration> next;
    private final AtomicBoolean closed = new AtomicBoolean();

    Pace(String what, Range range) {
        this.what = what;
        this.range = range;
        this.next = new Replaceable<>(range.shortest());
    }

    /** How soon and how seldom. */
    record Range(Duration shortest, Duration longest) {
        Duration capped(Duration pause) {
            return pause.compareTo(longest) > 0 ? longest : pause;
        }
    }

    Duration found() {
        closed.set(false);
        next.set(range.shortest());
        return Duration.ZERO;
    }

    Duration empty() {
        closed.set(false);
        return slower();
    }

    Duration unclear() {
        return slower();
    }

    Duration refused(Refusal refusal) {
        ErrorClass reason = refusal.reason();
        boolean passes = reason == ErrorClass.TEMPORARY || reason == ErrorClass.THROTTLED_ACCOUNT;
        if (passes) {
            Duration asked = refusal.retryAfter().orElse(Duration.ZERO);
            return range.capped(longer(slower(), asked));
        }
        if (!closed.getAndSet(true)) {
            LOG.warn("{} cannot be had: refused as {} (code {})", what, reason, refusal.code());
        }
        next.set(range.longest());
        return range.longest();
    }

    private Duration slower() {
        Duration now = next.get();
        next.set(range.capped(now.multipliedBy(2)));
        return now;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }
}
