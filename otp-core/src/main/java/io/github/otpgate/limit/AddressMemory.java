package io.github.otpgate.limit;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.local.LocalBucketBuilder;
import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Rate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What this node knows of addresses without asking Redis. It has seen a part of what Redis has counted, so what it finds
 * full is full there. Thread safe; bounded, so it may have forgotten.
 */
final class AddressMemory {

    private static final int MOST = 100_000;
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);

    /** A send is noted after Redis has counted it, by less than this; so much earlier Redis may have room again. */
    private static final Duration LAG = Duration.ofSeconds(1);

    /** So often a second Redis is asked all the same, because its clock may be set and its data lost. */
    private static final int PROBES = 10;

    private final TimeMeter time;
    private final List<Rate> rates;
    private final Cache<AddressBlock, Sends> sends = forgetful();
    private final Cache<RuledAddress, Long> fullUntil = forgetful();

    /** Sends of an address that Redis admitted, and questions that went to Redis although there seemed no room. */
    private record Sends(Bucket admitted, Bucket probes) {}

    private record RuledAddress(LimitRule rule, AddressBlock address) {}

    AddressMemory(List<Rate> rates, TimeMeter time) {
        this.rates = rates;
        this.time = time;
    }

    private static <K, V> Cache<K, V> forgetful() {
        return CacheBuilder.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    long now() {
        return time.currentTimeNanos();
    }

    /** Notes a send that Redis admitted and was asked for at {@code since}. */
    void admitted(ClientAddress address, long since) {
        if (now() - since > LAG.toNanos()) {
            return;
        }
        AddressBlock host = LimitKeys.host(address);
        Sends known =
                sends.asMap().computeIfAbsent(host, absent -> new Sends(bucket(rates), bucket(List.of(probing()))));
        if (wait(known) > LAG.toNanos()) {
            // Redis knows better.
            sends.invalidate(host);
        } else {
            long unused = known.admitted().consumeIgnoringRateLimits(1);
        }
    }

    /** Until Redis has room for a send again, where it cannot have any and is not to be asked. */
    Optional<Duration> shed(ClientAddress address) {
        Sends known = sends.getIfPresent(LimitKeys.host(address));
        if (known == null) {
            return Optional.empty();
        }
        long wait = wait(known);
        boolean full = wait > LAG.toNanos() && !known.probes().tryConsume(1);
        return full ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    private static long wait(Sends known) {
        return known.admitted().estimateAbilityToConsume(1).getNanosToWaitForRefill();
    }

    /** Notes that a rule is used up for an address. */
    void full(LimitRule rule, ClientAddress address, Duration retryAfter) {
        fullUntil.put(new RuledAddress(rule, LimitKeys.host(address)), now() + retryAfter.toNanos());
    }

    /** Until the rule has room for the address again, where it is known to have none. */
    Optional<Duration> wait(LimitRule rule, ClientAddress address) {
        Long until = fullUntil.getIfPresent(new RuledAddress(rule, LimitKeys.host(address)));
        long left = until == null ? 0 : until - now();
        return left > 0 ? Optional.of(Duration.ofNanos(left)) : Optional.empty();
    }

    private static Rate probing() {
        return new Rate(PROBES, Duration.ofSeconds(1));
    }

    private Bucket bucket(List<Rate> limits) {
        LocalBucketBuilder builder = Bucket.builder().withCustomTimePrecision(time);
        limits.forEach(rate ->
                builder.addLimit(limit -> limit.capacity(rate.count()).refillGreedy(rate.count(), rate.span())));
        return builder.build();
    }
}
