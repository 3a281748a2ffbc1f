package io.github.otpgate.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;

/** One server, or the master that Sentinels name. */
final class SingleRedis implements RedisEndpoint {

    private final ClientResources resources;
    private final RedisClient client;

    SingleRedis(RedisAddress address, RedisClientOptions options) {
        this.resources = options.resources();
        this.client = RedisClient.create(resources, address.nodes().get(0));
        client.setOptions(options.standalone());
    }

    @Override
    public RedisClusterAsyncCommands<byte[], byte[]> connect() {
        return client.connect(ByteArrayCodec.INSTANCE).async();
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, LAST_WORDS);
        RedisEndpoint.release(resources);
    }
}
