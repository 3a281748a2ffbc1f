package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The share of codes that the site's users verify: that of the home country's last 7 days, within bounds, so that an attack
 * cannot make anything look normal. Read again every minute and never waited for. Thread safe.
 */
final class Baseline {

    private static final Logger LOG = LoggerFactory.getLogger(Baseline.class);
    private static final Duration FRESH = Duration.ofSeconds(60);
    private static final double LEAST = 0.4;
    private static final double MOST = 0.9;

    private final GuardStore store;
    private final GuardNames names;
    private final Pace pace;
    private final AtomicReference<Double> share = new AtomicReference<>(GuardScale.USUAL);

    Baseline(GuardStore store, GuardNames names, LongSupplier nanos) {
        this.store = store;
        this.names = names;
        this.pace = new Pace(nanos, FRESH);
    }

    /** What is known now. */
    GuardScale scale(GuardSettings settings) {
        GuardScale scale = new GuardScale(settings, requireNonNull(share.get()));
        if (pace.isDue()) {
            CompletionStage<?> unused = Attempt.of(
                            () -> store.week(names.country(settings.homeCountry()), scale.maturity()))
                    .thenAccept(week -> share.set(
                            share(week, settings.floor(GuardKind.COUNTRY).samples())))
                    .whenComplete((nothing, failure) -> {
                        if (failure != null) {
                            LOG.debug("The site's conversion could not be read: {}", failure.toString());
                        }
                    });
        }
        return scale;
    }

    static double share(GuardTally week, int enough) {
        if (week.sent() < enough) {
            return GuardScale.USUAL;
        }
        double share = (double) week.converted() / week.sent();
        return Math.max(LEAST, Math.min(MOST, share));
    }
}
