package io.github.otpgate.redis;

import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.util.List;

/** A Redis Cluster. */
final class ClusterRedis extends OwnRedis<RedisClusterClient> {

    private final List<RedisURI> seeds;
    private final RedisClientOptions options;

    ClusterRedis(RedisAddress address, RedisClientOptions options) {
        super(address);
        this.seeds = address.nodes();
        this.options = options;
    }

    @Override
    RedisClusterClient make() {
        RedisClusterClient made = RedisClusterClient.create(options.resources(), seeds);
        made.setOptions(options.cluster());
        return made;
    }

    @Override
    RedisClusterAsyncCommands<byte[], byte[]> connect(RedisClusterClient own) {
        return ClusterConnection.open(own).async();
    }
}
