package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.BalanceRead;
import io.github.otpgate.event.OtpListener;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

/** What was last left in each account, on the node that asks. Thread safe. */
final class Balances implements OtpListener {

    /** What asks for it. */
    static final String TASK = "balance";

    /** Another node asks by then, or nobody: what was read here is old. */
    private static final Duration USEFUL = Duration.ofHours(1);

    private final ConcurrentMap<String, Read> read = new ConcurrentHashMap<>();

    private final LongSupplier ticks;

    /** A balance is old by the ticks, in nanoseconds. */
    Balances(LongSupplier ticks) {
        this.ticks = ticks;
    }

    private record Read(double remaining, long at) {}

    @Override
    public void on(OtpEvent event) {
        if (event instanceof BalanceRead balance) {
            read.put(balance.provider(), new Read(balance.remaining().doubleValue(), ticks.getAsLong()));
        }
    }

    /**
     * NaN where nobody knows any more.
     *
     * @param pause between two questions: one that is late is no reason to forget the last
     */
    double remaining(String provider, Duration pause) {
        Read last = read.get(provider);
        long useful = Math.max(USEFUL.toNanos(), pause.multipliedBy(2).toNanos());
        return last != null && ticks.getAsLong() - last.at() < useful ? last.remaining() : Double.NaN;
    }
}
