package io.github.otpgate.redis;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.RetryDecision;
import io.github.bucket4j.distributed.proxy.RetryStrategy.RetryMetadata;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce.LettuceBasedProxyManagerBuilder;
import io.github.bucket4j.redis.lettuce.RedisApi;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.redis.ScriptRunner.Call;
import io.github.otpgate.redis.ScriptRunner.ScriptReply;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.ScriptOutputType;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One caller at one bucket: what Bucket4j asks of Redis meanwhile, and what time it is there. Each visit reads Redis' own
 * time together with the bucket, so that the clocks of the nodes decide nothing.
 *
 * <p>Its key type is Object, because Bucket4j makes an {@code Object[]} of the key.
 */
final class BucketVisit implements RedisApi<Object>, TimeMeter {

    private static final LuaScript LOOK = LuaScript.load("look_bucket");

    /** More often than a bucket of the defaults has tokens, so that a crowd at one bucket empties it. */
    private static final int MOST_TRIES = 40;

    private static final Duration LONGEST = Duration.ofMillis(900);
    private static final Duration KEPT_WHEN_FULL = Duration.ofSeconds(1);

    private final RedisConnection redis;
    private final ScriptRunner scripts;
    private final byte[] key;
    private final AtomicReference<@Nullable CompletionStage<ScriptReply>> seen = new AtomicReference<>();
    private final AtomicLong now = new AtomicLong();

    BucketVisit(RedisConnection redis, byte[] key) {
        this.redis = redis;
        this.scripts = new ScriptRunner(redis);
        this.key = key;
    }

    /** Takes tokens; 0 looks whether there is one, fewer give back, and both leave a bucket that is not there alone. */
    CompletionStage<Tokens> take(BucketConfiguration rates, long tokens) {
        AsyncProxyManager<Object> buckets = new LettuceBasedProxyManagerBuilder<>(this)
                .clientClock(this)
                .retryStrategy(BucketVisit::again)
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT_WHEN_FULL))
                .build()
                .asAsync();
        return buckets.getProxyConfiguration(key).thenCompose(stored -> {
            if (stored.isEmpty() && tokens <= 0) {
                return CompletableFuture.completedFuture(untouched(rates));
            }
            AsyncBucketProxy bucket = buckets.getProxy(key, () -> CompletableFuture.completedFuture(rates));
            return agreed(stored, rates)
                    ? ask(bucket, tokens)
                    : bucket.replaceConfiguration(rates, TokensInheritanceStrategy.PROPORTIONALLY)
                            .thenCompose(replaced -> ask(bucket, tokens));
        });
    }

    private static boolean agreed(Optional<BucketConfiguration> stored, BucketConfiguration rates) {
        return stored.map(rates::equals).orElse(true);
    }

    private static RetryDecision again(RetryMetadata soFar) {
        boolean late = soFar.getElapsedTimeNanos() > LONGEST.toNanos();
        return late || soFar.getAttemptNumber() > MOST_TRIES ? RetryDecision.stop() : RetryDecision.retryImmediately();
    }

    private static Tokens untouched(BucketConfiguration rates) {
        long fewest = Long.MAX_VALUE;
        for (var rate : rates.getBandwidths()) {
            fewest = Math.min(fewest, rate.getCapacity());
        }
        return new Tokens(true, fewest, Duration.ZERO);
    }

    private static CompletionStage<Tokens> ask(AsyncBucketProxy bucket, long tokens) {
        if (tokens < 0) {
            return bucket.addTokens(-tokens).thenCompose(added -> ask(bucket, 0));
        }
        if (tokens == 0) {
            return bucket.estimateAbilityToConsume(1)
                    .thenApply(seen -> new Tokens(
                            seen.canBeConsumed(),
                            seen.getRemainingTokens(),
                            Duration.ofNanos(seen.getNanosToWaitForRefill())));
        }
        return bucket.tryConsumeAndReturnRemaining(tokens)
                .thenApply(taken -> new Tokens(
                        taken.isConsumed(),
                        taken.getRemainingTokens(),
                        Duration.ofNanos(taken.getNanosToWaitForRefill())));
    }

    /** Bucket4j reads a bucket again that it did not find; until it writes, what was read first will do. */
    @Override
    public RedisFuture<byte[]> get(Object name) {
        CompletionStage<ScriptReply> reply = seen.get();
        if (reply == null) {
            reply = scripts.start(new Call(LOOK, List.of(key), List.of()));
            seen.set(reply);
        }
        return StageFuture.of(reply.thenApply(this::bucket));
    }

    private byte @Nullable [] bucket(ScriptReply reply) {
        now.set(reply.number(1));
        byte[] bucket = reply.bytes(2);
        return bucket.length == 0 ? null : bucket;
    }

    /** Its compare-and-swap. */
    @Override
    public <V> RedisFuture<V> eval(String script, ScriptOutputType output, Object[] keys, byte[][] arguments) {
        seen.set(null);
        byte[][] names = {key};
        return StageFuture.of(redis.<V>start(commands -> commands.eval(script, output, names, arguments)));
    }

    @Override
    public RedisFuture<?> delete(Object name) {
        throw new UnsupportedOperationException("a bucket ends by itself");
    }

    @Override
    public long currentTimeNanos() {
        return TimeUnit.MILLISECONDS.toNanos(now.get());
    }

    @Override
    public boolean isWallClockBased() {
        return true;
    }
}
