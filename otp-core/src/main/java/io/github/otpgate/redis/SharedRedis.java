package io.github.otpgate.redis;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.redis.LentRedis.Opened;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Lettuce client that belongs to the application. One connection of its own is opened on it and closed again; the client
 * is neither changed nor shut down, and must live longer than the service.
 *
 * <p>What the client's options say then holds for codes too: with Lettuce's defaults, commands queue while Redis is away and
 * run when it is back, and a command that was under way runs again. A code may then be kept, or a guess counted, for a
 * caller who was told that nothing happened; a code never succeeds twice, since each command is one script.
 */
public final class SharedRedis {

    private static final Logger LOG = LoggerFactory.getLogger(SharedRedis.class);

    private final AbstractRedisClient client;
    private final Supplier<Opened> connect;

    private SharedRedis(AbstractRedisClient client, Supplier<Opened> connect) {
        this.client = client;
        this.connect = connect;
    }

    /** One server, or the master that Sentinels name. The client must have been made with its URI. */
    public static SharedRedis of(RedisClient client) {
        return new SharedRedis(requireNonNull(client, "client"), () -> {
            StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
            return new Opened(connection, connection.async());
        });
    }

    /** A cluster. */
    public static SharedRedis of(RedisClusterClient client) {
        return new SharedRedis(requireNonNull(client, "client"), () -> {
            StatefulRedisClusterConnection<byte[], byte[]> connection = ClusterConnection.open(client);
            return new Opened(connection, connection.async());
        });
    }

    RedisEndpoint endpoint() {
        warn(client.getOptions());
        return new LentRedis(connect);
    }

    private static void warn(ClientOptions options) {
        boolean rejects = options.getDisconnectedBehavior() == ClientOptions.DisconnectedBehavior.REJECT_COMMANDS;
        LOG.warn(
                "Codes are kept through the application's own Redis client, so its options decide: while Redis is away"
                        + " commands are {} (disconnectedBehavior); what was under way when a connection broke {} (replayFilter);"
                        + " commands {} (timeoutOptions); at most {} wait (requestQueueSize). Safe are REJECT_COMMANDS, a"
                        + " replayFilter that drops all, a command timeout below 1s and a bounded queue",
                rejects ? "rejected" : "queued and run later",
                options.getReplayFilter() == ClientOptions.DEFAULT_REPLAY_FILTER ? "runs again" : "may run again",
                options.getTimeoutOptions().isTimeoutCommands() ? "expire" : "never expire",
                options.getRequestQueueSize());
    }
}
