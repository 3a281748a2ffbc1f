package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.BalanceRead;
import io.github.otpgate.event.OtpListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** What was last left in each account, on the node that asks. Thread safe. */
final class Balances implements OtpListener {

    /** Another node asks by then, or nobody: what was read here is old. */
    private static final Duration USEFUL = Duration.ofHours(1);

    private final MeterRegistry registry;
    private final ConcurrentMap<String, Read> read = new ConcurrentHashMap<>();

    Balances(MeterRegistry registry) {
        this.registry = registry;
    }

    private record Read(double remaining, long at) {}

    @Override
    public void on(OtpEvent event) {
        if (event instanceof BalanceRead balance) {
            Read now = new Read(balance.remaining().doubleValue(), System.nanoTime());
            if (read.put(balance.provider(), now) == null) {
                Gauge.builder("otp.account.balance", this, all -> all.remaining(balance.provider()))
                        .description("Messages or money left in the account, as its vendor keeps it")
                        .tag("provider", balance.provider())
                        .register(registry);
            }
        }
    }

    private double remaining(String provider) {
        Read last = read.get(provider);
        return last != null && System.nanoTime() - last.at() < USEFUL.toNanos() ? last.remaining() : Double.NaN;
    }
}
