package io.github.otpgate.guard;

import io.github.otpgate.event.OtpEvent.GuardMoved;
import io.github.otpgate.event.OtpEvent.GuardUnreadable;
import io.github.otpgate.event.OtpEvent.Judged;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.guard.GuardSource.Guarded;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells operators what the guard did, and what it could not do, without flooding them. Thread safe. */
final class Reports {

    private static final Logger LOG = LoggerFactory.getLogger(Reports.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final OtpListener events;
    private final Pace unreadable;
    private final Pace uncounted;

    Reports(OtpListener events, LongSupplier nanos) {
        this.events = events;
        this.unreadable = new Pace(nanos, PAUSE);
        this.uncounted = new Pace(nanos, PAUSE);
    }

    void moved(Guarded guarded, GuardReading reading, GuardSettings.Floor floor) {
        if (reading.before() != reading.state()) {
            GuardRule rule = reading.rule() == GuardRule.NONE ? whyNormal(reading, floor) : reading.rule();
            tell(
                    guarded,
                    reading.before(),
                    reading.state(),
                    rule,
                    reading.figures().byName());
        }
    }

    /** It has proved itself, or what was against it is over. */
    private static GuardRule whyNormal(GuardReading reading, GuardSettings.Floor floor) {
        boolean judged = reading.figures().sent() >= floor.samples();
        return judged || reading.before() == GuardState.HALF_OPEN ? GuardRule.CONVERSION : GuardRule.EXPIRED;
    }

    void judged(Verdict verdict) {
        events.on(new Judged(verdict.state().wireName()));
    }

    void overridden(Guarded guarded, GuardState before, Duration time) {
        Map<String, Double> figures = Map.of("seconds-left", (double) time.toSeconds());
        tell(guarded, before, GuardState.NORMAL, GuardRule.OVERRIDE, figures);
    }

    private void tell(Guarded guarded, GuardState from, GuardState to, GuardRule rule, Map<String, Double> figures) {
        events.on(new GuardMoved(
                guarded.kind().wireName(), guarded.label(), from.wireName(), to.wireName(), rule.wireName(), figures));
    }

    void unreadable(Throwable failure) {
        if (unreadable.isDue()) {
            events.on(new GuardUnreadable(reason(failure)));
        }
    }

    void uncounted(Throwable failure) {
        if (uncounted.isDue()) {
            LOG.warn("The guard could not count: {}", reason(failure));
        }
    }

    private static String reason(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure.toString() : failure + ": " + cause.getMessage();
    }
}
