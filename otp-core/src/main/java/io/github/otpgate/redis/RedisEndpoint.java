package io.github.otpgate.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis that can be connected to: one server (Sentinels may name it), or a cluster. */
sealed interface RedisEndpoint permits SingleRedis, ClusterRedis, LentRedis {

    Logger LOG = LoggerFactory.getLogger(RedisEndpoint.class);
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

    /** Connects, blocking. The connection lives until {@link #close} and mends itself. */
    RedisClusterAsyncCommands<byte[], byte[]> connect();

    /** Ends every connection. */
    void close();

    /** Ends a client that was made here, and the threads that were made for it. */
    static void release(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        await(client.shutdownAsync(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        resources.shutdown(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(LAST_WORDS.toMillis());
    }

    /** Lettuce's own blocking form waits for ever where a connection does not end. */
    private static void await(Future<?> ended) {
        try {
            Object unused = ended.get(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            LOG.debug("A connection to Redis did not end: {}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
