package io.github.otpgate;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.limit.Grant;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Rate;
import io.github.otpgate.model.Replaceable;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Wrong codes, by where they come from: one guess at each of many phones spends no phone's budget. A right code costs
 * nothing here, so a verify that succeeds stays one command.
 */
final class Guesses {

    private static final RateKey EVERYWHERE = new RateKey("wrong-codes-all", Bytes.none());
    private static final List<Integer> ALARM = List.of(100);

    private final Limits limits;
    private final RateStore store;
    private final OtpListener events;
    private final Replaceable<LimitSettings> settings;
    private final LongSupplier nanoTime;
    private final AtomicLong quietFrom;

    Guesses(Limits limits, RateStore store, OtpListener events, LimitSettings settings, LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        this.quietFrom = new AtomicLong(nanoTime.getAsLong());
        this.limits = limits;
        this.store = store;
        this.events = events;
        this.settings = new Replaceable<>(settings);
    }

    void limits(LimitSettings other) {
        settings.set(other);
        quietFrom.set(nanoTime.getAsLong());
    }

    /** Whether this node knows that the address has no wrong codes left. */
    boolean isKnownFull(ClientAddress address) {
        return limits.isKnownFull(LimitRule.WRONG_CODES, address);
    }

    /** Whether wrong codes come from everywhere, as far as this node knows. */
    boolean isAlarmed() {
        return nanoTime.getAsLong() - quietFrom.get() < 0;
    }

    /** Charges a wrong code. False where the address had none left: then nothing may be said about the code. */
    boolean charge(ClientAddress address) {
        // What one address may not do any more must not alarm for all.
        if (Waiting.on(limits.admit(LimitRule.WRONG_CODES, address)) instanceof Full) {
            return false;
        }
        List<Rate> everywhere = settings.get().of(LimitRule.WRONG_CODES_ALL);
        if (!everywhere.isEmpty()) {
            note(Waiting.on(store.takeBudget(EVERYWHERE, everywhere, 1, ALARM)), everywhere);
        }
        return true;
    }

    private void note(Grant grant, List<Rate> rates) {
        grant.crossings().forEach(crossing -> events.on(new OtpEvent.WrongCodes(rates.get(crossing.rate()))));
        if (grant.granted() == 0 && !settings.get().records(LimitRule.WRONG_CODES_ALL)) {
            quietFrom.set(nanoTime.getAsLong() + grant.retryAfter().toNanos());
        }
    }
}
