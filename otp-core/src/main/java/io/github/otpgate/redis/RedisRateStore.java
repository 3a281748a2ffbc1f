package io.github.otpgate.redis;

import io.github.otpgate.limit.Grant;
import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Rate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Counts in Redis. */
@SuppressWarnings("UnusedVariable") // not built yet
public final class RedisRateStore implements RateStore {

    private final RedisConnection redis;
    private final String namespace;
    private final Clock clock;

    public RedisRateStore(RedisConnection redis, String namespace, Clock clock) {
        this.redis = redis;
        this.namespace = namespace;
        this.clock = clock;
    }

    @Override
    public CompletionStage<Tokens> take(RateKey key, List<Rate> rates, long tokens) {
        return CompletableFuture.completedFuture(new Tokens(true, 1, Duration.ZERO));
    }

    @Override
    public CompletionStage<Tokens> takeShared(RateKey key, List<Rate> rates, long tokens) {
        return CompletableFuture.completedFuture(new Tokens(true, 1, Duration.ZERO));
    }

    @Override
    public CompletionStage<Tokens> takeDistinct(RateKey key, Bytes member, List<Rate> rates) {
        return CompletableFuture.completedFuture(new Tokens(true, 1, Duration.ZERO));
    }

    @Override
    public CompletionStage<Grant> takeBudget(RateKey key, List<Rate> budget, long wanted, List<Integer> percents) {
        return CompletableFuture.completedFuture(new Grant(wanted, Duration.ZERO, List.of()));
    }
}
