package io.github.otpgate.redis;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.codec.ByteArrayCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lettuce opens a node's connection at its first command, and refuses that command; so they are opened before. */
final class ClusterConnection {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterConnection.class);

    private ClusterConnection() {}

    static StatefulRedisClusterConnection<byte[], byte[]> open(RedisClusterClient client) {
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
}
