package io.github.otpgate.redis;

import io.github.otpgate.model.ConfigurationException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.RedisClusterURIUtil;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Redis URI, read. */
record RedisAddress(List<RedisURI> nodes, boolean cluster) {

    private static final String ALLOWED =
            "redis://host:port, rediss://…, redis-sentinel://h1:p1,h2:p2/0#master or redis-cluster://h1:p1,h2:p2";
    private static final String CLUSTER = "redis-cluster://";
    private static final String SECURE_CLUSTER = "rediss-cluster://";

    private static final Pattern JOINED = Pattern.compile("(?<host>[\\w.-]+)(?::(?<port>[0-9]{1,5}))?");

    RedisAddress {
        nodes = List.copyOf(nodes);
    }

    static RedisAddress parse(String uri, Duration timeout) {
        try {
            List<RedisURI> nodes = read(uri);
            nodes.forEach(node -> {
                node.setTimeout(timeout);
                node.getSentinels().forEach(sentinel -> sentinel.setTimeout(timeout));
            });
            return new RedisAddress(nodes, isCluster(uri));
        } catch (IllegalArgumentException unreadable) {
            throw new ConfigurationException("redis.uri", "something that is not a Redis URI", ALLOWED);
        }
    }

    /** Hosts and ports, of Sentinels where they name the master. No credentials. */
    List<String> hosts() {
        return nodes.stream()
                .flatMap(node -> node.getSentinels().isEmpty() ? Stream.of(node) : node.getSentinels().stream())
                .map(node -> node.getSocket() == null ? node.getHost() + ":" + node.getPort() : node.getSocket())
                .toList();
    }

    private static boolean isCluster(String uri) {
        return uri.startsWith(CLUSTER) || uri.startsWith(SECURE_CLUSTER);
    }

    private static List<RedisURI> read(String uri) {
        if (uri.startsWith(CLUSTER)) {
            return RedisClusterURIUtil.toRedisURIs(URI.create("redis://" + uri.substring(CLUSTER.length())));
        }
        if (uri.startsWith(SECURE_CLUSTER)) {
            return RedisClusterURIUtil.toRedisURIs(URI.create("rediss://" + uri.substring(SECURE_CLUSTER.length())));
        }
        return List.of(named(RedisURI.create(uri)));
    }

    /** What {@link URI} takes for no host, such as a name with an underscore, Lettuce leaves joined with its port. */
    private static RedisURI named(RedisURI node) {
        String host = node.getHost();
        if (host == null || URI.create("redis://" + host).getHost() != null) {
            return node;
        }
        Matcher joined = JOINED.matcher(host);
        if (!joined.matches()) {
            throw new IllegalArgumentException("no host");
        }
        node.setHost(joined.group("host"));
        if (joined.group("port") != null) {
            node.setPort(Integer.parseInt(joined.group("port")));
        }
        return node;
    }
}
