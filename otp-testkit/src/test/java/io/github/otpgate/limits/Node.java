package io.github.otpgate.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.limit.RateKey;
import io.github.otpgate.limit.RateStore;
import io.github.otpgate.limit.Tokens;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.KeyedHash;
import io.github.otpgate.model.Rate;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisRateStore;
import io.github.otpgate.redis.RedisSettings;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** A node of its own: a connection and a store. */
final class Node implements AutoCloseable {

    static final String NAMESPACE = "limits-test";

    /** A name that only its own test uses would do; a digest keeps names apart, which is all that tests need. */
    static final KeyedHash NAMES = Node::digest;

    private final RedisConnection redis;
    final RateStore store;

    private Node(String uri, Duration timeout) {
        this.redis = RedisConnection.open(new RedisSettings(uri, NAMESPACE, timeout));
        this.store = new RedisRateStore(redis, NAMESPACE);
    }

    /** Opens, and waits until Redis answers. */
    static Node open(String uri) {
        return open(uri, Duration.ofSeconds(2)); // the longest allowed: a busy machine must not fail a test
    }

    static Node open(String uri, Duration timeout) {
        Node node = new Node(uri, timeout);
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(CompletionException.class)
                .until(() -> get(node.store.take(key("warm"), rates("1/1s"), 0)).taken());
        return node;
    }

    /** Opens, whether Redis answers or not. */
    static Node openWithoutRedis(String uri, Duration timeout) {
        return new Node(uri, timeout);
    }

    private static Bytes digest(String use, Bytes content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(use.getBytes(UTF_8));
            return Bytes.of(Arrays.copyOf(digest.digest(content.toArray()), 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static RateKey key(String name) {
        return new RateKey("test", NAMES.of("test", Bytes.of(name.getBytes(UTF_8))));
    }

    /** A key that no other test has. */
    static RateKey anyKey() {
        return key(UUID.randomUUID().toString());
    }

    static Bytes member(String name) {
        return NAMES.of("member", Bytes.of(name.getBytes(UTF_8))).slice(0, 8);
    }

    static List<Rate> rates(String... texts) {
        return Stream.of(texts).map(Rate::parse).toList();
    }

    static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    Tokens take(RateKey key, List<Rate> rates) {
        return get(store.take(key, rates, 1));
    }

    Tokens takeShared(RateKey key, List<Rate> rates) {
        return get(store.takeShared(key, rates, 1));
    }

    Tokens takeDistinct(RateKey key, String member, List<Rate> rates) {
        return get(store.takeDistinct(key, member(member), rates));
    }

    @Override
    public void close() {
        redis.close();
    }
}
