package io.github.otpgate.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/** One server, or the master that Sentinels name. */
final class SingleRedis extends OwnRedis<RedisClient> {

    private final RedisURI uri;
    private final RedisClientOptions options;

    SingleRedis(RedisAddress address, RedisClientOptions options) {
        super(address);
        this.uri = address.nodes().get(0);
        this.options = options;
    }

    @Override
    RedisClient make() {
        RedisClient made = RedisClient.create(options.resources(), uri);
        made.setOptions(options.standalone());
        return made;
    }

    @Override
    RedisClusterAsyncCommands<byte[], byte[]> connect(RedisClient own) {
        return own.connect(ByteArrayCodec.INSTANCE).async();
    }
}
