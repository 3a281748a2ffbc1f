package io.github.otpgate.redis;

import io.github.otpgate.model.Lazy;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/** One server, or the master that Sentinels name. */
final class SingleRedis implements RedisEndpoint {

    private final RedisAddress address;
    private final Lazy<RedisClient> client;

    SingleRedis(RedisAddress address, RedisClientOptions options) {
        this.address = address;
        this.client = new Lazy<>(() -> {
            RedisClient made =
                    RedisClient.create(options.resources(), address.nodes().get(0));
            made.setOptions(options.standalone());
            return made;
        });
    }

    @Override
    public void prepare() {
        client.prepare();
    }

    @Override
    public String where() {
        return address.where();
    }

    @Override
    public RedisClusterAsyncCommands<byte[], byte[]> connect() {
        return client.get().connect(ByteArrayCodec.INSTANCE).async();
    }

    @Override
    public void close() {
        client.end(RedisEndpoint::release);
    }
}
