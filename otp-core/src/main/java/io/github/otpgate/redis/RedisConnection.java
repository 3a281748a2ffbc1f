package io.github.otpgate.redis;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode;
import io.lettuce.core.cluster.models.partitions.RedisClusterNode.NodeFlag;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.resource.ClientResources;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One shared connection to a Redis, made when it is first needed and again after it could not be made. Thread safe; no
 * call waits longer than the time-out.
 */
public final class RedisConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(RedisConnection.class);

    /** A connection, and the commands it takes. */
    private record Link(
            StatefulConnection<byte[], byte[]> connection, RedisClusterAsyncCommands<byte[], byte[]> commands) {}

    private final RedisAddress address;
    private final Duration timeout;
    private final ClientResources resources;
    private final AbstractRedisClient client;
    private final AtomicReference<CompletableFuture<Link>> link = new AtomicReference<>();

    /** Prepares a connection; nothing is asked of the network yet. */
    public RedisConnection(RedisSettings settings) {
        RedisClientOptions options = new RedisClientOptions(settings.timeout());
        this.address = RedisAddress.parse(settings.uri(), settings.timeout());
        this.timeout = settings.timeout();
        this.resources = options.resources();
        this.client = address.cluster() ? clusterClient(options) : singleClient(options);
    }

    private AbstractRedisClient clusterClient(RedisClientOptions options) {
        RedisClusterClient cluster = RedisClusterClient.create(resources, address.nodes());
        cluster.setOptions(options.cluster());
        return cluster;
    }

    private AbstractRedisClient singleClient(RedisClientOptions options) {
        RedisClient single = RedisClient.create(resources, address.nodes().get(0));
        single.setOptions(options.standalone());
        return single;
    }

    /** Begins to connect without waiting, so that the first caller need not. */
    public void connectInBackground() {
        CompletionStage<Link> started = connected();
        started.exceptionally(failure -> {
            LOG.warn("Redis cannot be reached; codes are refused until it can: {}", failure.toString());
            throw new CompletionException(failure);
        });
    }

    /**
     * Runs one command and waits for its reply.
     *
     * @throws StoreException without a connection, without a reply in time, or for an error reply
     */
    <T> T call(Command<T> command) {
        CompletionStage<T> reply = command.on(await(connected()).commands());
        return await(reply.toCompletableFuture());
    }

    /** One command, or several that are sent together. */
    @FunctionalInterface
    interface Command<T> {
        CompletionStage<T> on(RedisClusterAsyncCommands<byte[], byte[]> commands);
    }

    /** Callers share one attempt to connect; one that failed is forgotten, so that the next call tries again. */
    private CompletableFuture<Link> connected() {
        CompletableFuture<Link> known = link.get();
        if (known != null && !known.isCompletedExceptionally()) {
            return known;
        }
        CompletableFuture<Link> attempt = new CompletableFuture<>();
        if (!link.compareAndSet(known, attempt)) {
            return connected();
        }
        Thread connecting = new Thread(() -> connect(attempt), "otp-redis-connect");
        connecting.setDaemon(true);
        connecting.start();
        return attempt;
    }

    /** On a thread of its own: a cluster client finds its nodes with blocking calls. */
    private void connect(CompletableFuture<Link> attempt) {
        try {
            attempt.complete(
                    client instanceof RedisClusterClient cluster
                            ? link(cluster.connect(ByteArrayCodec.INSTANCE))
                            : link(((RedisClient) client).connect(ByteArrayCodec.INSTANCE)));
        } catch (RuntimeException e) {
            attempt.completeExceptionally(e);
        }
    }

    /** Lettuce opens a node's connection at its first command, and with it refuses that command; so they are opened here. */
    private static Link link(StatefulRedisClusterConnection<byte[], byte[]> connection) {
        for (RedisClusterNode node : connection.getPartitions()) {
            if (node.is(NodeFlag.UPSTREAM) && !node.hasNoSlots()) {
                open(connection, node);
            }
        }
        return new Link(connection, connection.async());
    }

    private static void open(StatefulRedisClusterConnection<byte[], byte[]> connection, RedisClusterNode node) {
        try {
            connection.getConnection(node.getUri().getHost(), node.getUri().getPort());
        } catch (RedisException e) {
            // The other nodes serve their phones all the same.
            LOG.warn("A node of the Redis Cluster cannot be reached: {}", e.toString());
        }
    }

    private static Link link(StatefulRedisConnection<byte[], byte[]> connection) {
        return new Link(connection, connection.async());
    }

    private <T> T await(Future<T> future) {
        try {
            return future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new StoreException("Redis refused", e.getCause());
        } catch (TimeoutException e) {
            throw new StoreException("Redis did not answer within " + timeout.toMillis() + " ms", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while waiting for Redis", e);
        }
    }

    @Override
    public void close() {
        client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
        resources.shutdown(0, 1, TimeUnit.SECONDS).awaitUninterruptibly(TimeUnit.SECONDS.toMillis(1));
    }
}
