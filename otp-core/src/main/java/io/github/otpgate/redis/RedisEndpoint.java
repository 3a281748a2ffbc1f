package io.github.otpgate.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.LoggerFactory;

/** A Redis that can be connected to: one server (Sentinels may name it), or a cluster. */
sealed interface RedisEndpoint permits OwnRedis, LentRedis {

    /** What a connection is given to end. */
    Duration LAST_WORDS = Duration.ofSeconds(1);

    static RedisEndpoint of(RedisSettings settings) {
        RedisAddress address = RedisAddress.parse(settings.uri(), settings.timeout());
        RedisClientOptions options = new RedisClientOptions(settings.timeout(), settings.tls());
        return address.cluster() ? new ClusterRedis(address, options) : new SingleRedis(address, options);
    }

    /** Makes what connecting needs and Redis has no part in. */
    void prepare();

    /** Where it is, without credentials. */
    String where();

    /** How many may be asked in turn until one answers; each is given the time-out. */
    int hosts();

    /** Connects, blocking. The connection lives until {@link #close} and mends itself. */
    RedisClusterAsyncCommands<byte[], byte[]> connect();

    /** Ends every connection. */
    void close();

    /** Lettuce's own blocking forms wait for ever where a connection does not end. */
    static void await(Future<?> ended) {
        try {
            Object unused = ended.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LoggerFactory.getLogger(RedisEndpoint.class).debug("A connection to Redis did not end: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
