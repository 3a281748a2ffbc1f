package io.github.otpgate.servlet;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.otpgate.model.Lazy;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How fast vendors may push to this node: each account, and all of them together. The buckets are this node's own, so that
 * what is too much gets no further than here. Only of accounts that exist, so there are never many. Thread safe.
 */
final class CallbackRates {

    /** What may come at once, after a pause of as many seconds. */
    private static final int BURST = 2;

    /** All accounts together may do what so many of them may. */
    private static final int ACCOUNTS = 5;

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final int perSecond;
    private final TimeMeter time;
    private final Lazy<Bucket> all;
    private final ConcurrentMap<String, Account> accounts = new ConcurrentHashMap<>();

    /** What an account may push, and how often that it pushed more is worth a line of the log. */
    private record Account(Bucket pushes, Bucket warnings) {}

    CallbackRates(int perSecond, TimeMeter time) {
        this.perSecond = perSecond;
        this.time = time;
        this.all = new Lazy<>(() -> pushes(ACCOUNTS * perSecond));
    }

    /** Whether one more may come in now. What may not uses nothing up. */
    boolean admit(String provider) {
        Bucket own = account(provider).pushes();
        if (!own.tryConsume(1)) {
            return false;
        }
        boolean admitted = all.get().tryConsume(1);
        if (!admitted) {
            own.addTokens(1);
        }
        return admitted;
    }

    /** Whether it is time to say again that an account pushes too fast: once a minute. */
    boolean isWorthSaying(String provider) {
        return account(provider).warnings().tryConsume(1);
    }

    private Account account(String provider) {
        return accounts.computeIfAbsent(
                provider, first -> new Account(pushes(perSecond), bucket(1, 1, Duration.ofMinutes(1))));
    }

    private Bucket pushes(int each) {
        return bucket(BURST * each, each, SECOND);
    }

    private Bucket bucket(int most, int refilled, Duration span) {
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(limit -> limit.capacity(most).refillGreedy(refilled, span))
                .build();
    }
}
