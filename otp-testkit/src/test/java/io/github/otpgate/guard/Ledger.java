package io.github.otpgate.guard;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.guard.GuardSource.Guarded;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.redis.RedisConnection;
import io.github.otpgate.redis.RedisGuardStore;
import io.github.otpgate.redis.RedisSettings;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** One guarded thing in a store, and what happens to it. Time moves where the test says so. */
final class Ledger implements AutoCloseable {

    /** After that, a send of now can be judged. */
    static final Duration MATURE = Duration.ofMinutes(17);

    final RedisServer redis;
    final RedisGuardStore store;
    final GuardSource source;
    final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final RedisConnection connection;
    private final GuardScale scale;

    Ledger(RedisServer redis, GuardKind kind, String label, double baseline) {
        this.redis = redis;
        this.connection = RedisConnection.open(new RedisSettings(redis.uri(), namespace, Duration.ofSeconds(2)));
        this.store = new RedisGuardStore(connection, namespace);
        this.source = new GuardSource(
                Bytes.of(new byte[16]), List.of(new Guarded(kind, label, Bytes.of((byte) 1, (byte) 2, (byte) 3))));
        this.scale = new GuardScale(GuardSettings.DEFAULT, baseline);
        await().ignoreException(CompletionException.class).until(() -> look().state() == GuardState.NORMAL);
    }

    static Ledger of(RedisServer redis, GuardKind kind) {
        return new Ledger(redis, kind, "US", GuardScale.USUAL);
    }

    /** Moves to where 10 minutes begin. */
    void align() {
        redis.advance(Duration.ofSeconds(600 - seconds(redis) % 600));
    }

    static long seconds(RedisServer redis) {
        return Long.parseLong(redis.command("TIME").split("\r\n", -1)[2]);
    }

    void send(int count) {
        for (int i = 0; i < count; i++) {
            join(store.countSend(source));
        }
    }

    void convert(int count, Duration age) {
        for (int i = 0; i < count; i++) {
            join(store.countConversion(source, age));
        }
    }

    /** Sends and conversions that can be judged when this returns. */
    void history(int sent, int converted) {
        send(sent);
        convert(converted, Duration.ZERO);
        redis.advance(MATURE);
    }

    GuardReading judge() {
        return join(store.judge(source, scale)).get(0);
    }

    GuardReading look() {
        return join(store.look(source, scale)).get(0);
    }

    GuardTally week() {
        return join(store.week(source, scale.maturity()));
    }

    /** Milliseconds that the key has to live. */
    long timeToLive() {
        String name = redis.command("KEYS", namespace + "*").split("\r\n", -1)[2];
        return Long.parseLong(redis.command("PTTL", name).strip().substring(1));
    }

    static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    @Override
    public void close() {
        connection.close();
    }
}
