package io.github.otpgate.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A Redis that can be connected to: one server (Sentinels may name it), or a cluster. */
sealed interface RedisEndpoint permits SingleRedis, ClusterRedis, LentRedis {

    Duration LAST_WORDS = Duration.ofSeconds(1);

    static RedisEndpoint of(RedisSettings settings) {
        RedisAddress address = RedisAddress.parse(settings.uri(), settings.timeout());
        RedisClientOptions options = new RedisClientOptions(settings.timeout(), settings.tls());
        return address.cluster() ? new ClusterRedis(address, options) : new SingleRedis(address, options);
    }

    /** Connects, blocking. The connection lives until {@link #close} and mends itself. */
    RedisClusterAsyncCommands<byte[], byte[]> connect();

    /** Ends every connection. */
    void close();

    static void release(ClientResources resources) {
        resources.shutdown(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(LAST_WORDS.toMillis());
    }
}
