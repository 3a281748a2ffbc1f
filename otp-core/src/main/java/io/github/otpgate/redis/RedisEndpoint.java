package io.github.otpgate.redis;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;

/** A Redis that can be connected to: one server (Sentinels may name it), or a cluster. */
sealed interface RedisEndpoint permits OwnRedis, LentRedis {

    static RedisEndpoint of(RedisSettings settings) {
        RedisAddress address = RedisAddress.parse(settings.uri(), settings.timeout());
        RedisClientOptions options = new RedisClientOptions(settings.timeout(), settings.tls());
        return address.cluster() ? OwnRedis.cluster(address, options) : OwnRedis.single(address, options);
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
}
