package io.github.otpgate.redis;

import io.github.otpgate.model.Lazy;
import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.codec.ByteArrayCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Redis Cluster. */
final class ClusterRedis implements RedisEndpoint {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterRedis.class);

    private final RedisAddress address;
    private final Lazy<RedisClusterClient> client;

    ClusterRedis(RedisAddress address, RedisClientOptions options) {
        this.address = address;
        this.client = new Lazy<>(() -> {
            RedisClusterClient made = RedisClusterClient.create(options.resources(), address.nodes());
            made.setOptions(options.cluster());
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

    /** Lettuce opens a node's connection at its first command, and refuses that command; so they are opened here. */
    @Override
    public RedisClusterAsyncCommands<byte[], byte[]> connect() {
        return connect(client.get()).async();
    }

    static StatefulRedisClusterConnection<byte[], byte[]> connect(RedisClusterClient client) {
        StatefulRedisClusterConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
        for (RedisClusterNode node : connection.getPartitions()) {
            if (node.is(NodeFlag.UPSTREAM) && !node.hasNoSlots()) {
                open(connection, node);
            }
        }
        return connection;
    }

    private static void open(StatefulRedisClusterConnection<byte[], byte[]> connection, RedisClusterNode node) {
        try {
            connection.getConnection(node.getUri().getHost(), node.getUri().getPort());
        } catch (RedisException e) {
            // The other nodes serve their phones all the same.
            LOG.warn("A node of the Redis Cluster cannot be reached: {}", e.toString());
        }
    }

    @Override
    public void close() {
        client.end(RedisEndpoint::release);
    }
}
