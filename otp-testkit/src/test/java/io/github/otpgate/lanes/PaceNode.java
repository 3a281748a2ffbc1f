package io.github.otpgate.lanes;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisPaceStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.route.lane.PaceStore;
import io.github.otpgate.route.lane.Permits;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** A node of its own: a connection and a store. */
final class PaceNode implements AutoCloseable {

    private static final String NAMESPACE = "lanes-test";

    private final RedisConnection redis;
    final PaceStore store;

    private PaceNode(String uri) {
        this.redis = RedisConnection.open(new RedisSettings(uri, NAMESPACE, Duration.ofSeconds(2)));
        this.store = new RedisPaceStore(redis, NAMESPACE);
    }

    /** Opens, and waits until Redis answers. */
    static PaceNode open(String uri) {
        PaceNode node = new PaceNode(uri);
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(CompletionException.class)
                .until(() -> node.take(anyAccount(), 1, 1).granted() == 1);
        return node;
    }

    /** One that no other test has. */
    static String anyAccount() {
        return UUID.randomUUID().toString();
    }

    Permits take(String account, int perSecond, int wanted) {
        return store.take(account, perSecond, wanted).toCompletableFuture().join();
    }

    @Override
    public void close() {
        redis.close();
    }
}
