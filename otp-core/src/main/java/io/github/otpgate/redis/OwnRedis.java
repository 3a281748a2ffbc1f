package io.github.otpgate.redis;

import io.github.otpgate.model.Lazy;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.resource.ClientResources;
import java.util.concurrent.TimeUnit;

/** A Redis with a client of our own, made when it is first needed. */
abstract sealed class OwnRedis<C extends AbstractRedisClient> implements RedisEndpoint
        permits SingleRedis, ClusterRedis {

    private final RedisAddress address;
    private final Lazy<C> client;

    OwnRedis(RedisAddress address) {
        this.address = address;
        this.client = new Lazy<>(this::make);
    }

    /** The client, which opens nothing yet. */
    abstract C make();

    abstract RedisClusterAsyncCommands<byte[], byte[]> connect(C own);

    @Override
    public final void prepare() {
        client.prepare();
    }

    @Override
    public final String where() {
        return String.join(", ", address.hosts());
    }

    @Override
    public final int hosts() {
        return address.hosts().size();
    }

    @Override
    public final RedisClusterAsyncCommands<byte[], byte[]> connect() {
        return connect(client.get());
    }

    @Override
    public final void close() {
        client.end(OwnRedis::release);
    }

    /** Ends the client, and the threads that were made for it. */
    private static void release(AbstractRedisClient client) {
        ClientResources resources = client.getResources();
        RedisEndpoint.await(client.shutdownAsync(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS));
        resources.shutdown(0, LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS).awaitUninterruptibly(LAST_WORDS.toMillis());
    }
}
