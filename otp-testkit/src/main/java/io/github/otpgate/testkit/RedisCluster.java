package io.github.otpgate.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A real Redis Cluster of three masters on 127.0.0.1, without replicas and without persistence; each holds a third of the
 * 16384 slots. While one of them is stopped the whole cluster refuses to work, as Redis does by default.
 */
public final class RedisCluster implements AutoCloseable {

    private static final int MASTERS = 3;
    private static final int SLOTS = 16_384;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> OPTIONS = List.of(
            "--cluster-enabled", "yes",
            "--cluster-config-file", "nodes.conf",
            "--cluster-node-timeout", "5000",
            "--cluster-announce-ip", "127.0.0.1");

    private final List<RedisServer> nodes;

    private RedisCluster(List<RedisServer> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Every node knows the others and says {@code cluster_state:ok} when it returns.
     *
     * @throws IllegalStateException if the nodes do not start or do not find each other
     */
    public static RedisCluster start() {
        List<RedisServer> nodes = new ArrayList<>();
        try {
            Path binary = RedisBinary.find();
            for (int i = 0; i < MASTERS; i++) {
                nodes.add(RedisServer.start(binary, OPTIONS));
            }
            RedisCluster cluster = new RedisCluster(nodes);
            cluster.form();
            return cluster;
        } catch (RuntimeException e) {
            nodes.forEach(RedisServer::close);
            throw e;
        }
    }

    /** {@code redis-cluster://127.0.0.1:<port>,127.0.0.1:<port>,127.0.0.1:<port>}. */
    public String uri() {
        return nodes.stream()
                .map(node -> "127.0.0.1:" + node.port())
                .collect(Collectors.joining(",", "redis-cluster://", ""));
    }

    /** The three masters, in the order of their slots. */
    public List<RedisServer> nodes() {
        return nodes;
    }

    /** The {@linkplain RedisServer#dump content} of every node. */
    public String dump() {
        return nodes.stream().map(RedisServer::dump).collect(Collectors.joining());
    }

    /** Ends every node. */
    @Override
    public void close() {
        nodes.forEach(RedisServer::close);
    }

    private void form() {
        for (int i = 0; i < MASTERS; i++) {
            RedisServer node = nodes.get(i);
            // Distinct epochs from the start, so that the nodes need not settle them by collision.
            succeed(node, List.of("CLUSTER", "SET-CONFIG-EPOCH", Integer.toString(i + 1)));
            succeed(node, slots(i * SLOTS / MASTERS, (i + 1) * SLOTS / MASTERS));
            if (i > 0) {
                succeed(nodes.get(0), List.of("CLUSTER", "MEET", "127.0.0.1", Integer.toString(node.port())));
            }
        }
        awaitOk();
    }

    private void awaitOk() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!nodes.stream().allMatch(RedisCluster::isOk)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("The cluster did not form; the first node says:\n"
                        + nodes.get(0).command("CLUSTER", "INFO")
                        + nodes.get(0).command("CLUSTER", "NODES"));
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static boolean isOk(RedisServer node) {
        String info = node.command("CLUSTER", "INFO");
        return info.contains("cluster_state:ok")
                && info.contains("cluster_slots_ok:" + SLOTS)
                && info.contains("cluster_known_nodes:" + MASTERS)
                && info.contains("cluster_size:" + MASTERS);
    }

    /** ADDSLOTSRANGE would be shorter, but needs Redis 7. */
    private static List<String> slots(int from, int to) {
        return Stream.concat(
                        Stream.of("CLUSTER", "ADDSLOTS"),
                        IntStream.range(from, to).mapToObj(Integer::toString))
                .toList();
    }

    private static void succeed(RedisServer node, List<String> words) {
        RespConnection.Reply reply = node.call(words);
        if (reply.isError()) {
            throw new IllegalStateException(words.get(0) + " " + words.get(1) + " was refused: " + reply.raw());
        }
    }
}
