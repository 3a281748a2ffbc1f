package io.github.otpgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.store.StoreException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ConnectAttemptTest {

    private static final Duration TIMEOUT = Duration.ofMillis(10);

    @Test
    void await_whileTheClientIsMade_isNotCounted() {
        ConnectAttempt attempt = ConnectAttempt.later(TIMEOUT);
        CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(attempt::await);
        await().pollDelay(TIMEOUT.multipliedBy(20)).until(() -> !waiting.isDone());
        RedisClusterAsyncCommands<byte[], byte[]> commands = commands();

        attempt.succeeded(commands);
        attempt.dialing();

        assertThat(waiting).succeedsWithin(Duration.ofSeconds(20)).isSameAs(commands);
    }

    @Test
    void await_redisDoesNotAnswer_endsForAllWhoWait() {
        ConnectAttempt attempt = ConnectAttempt.later(TIMEOUT);
        attempt.dialing();

        assertThatThrownBy(attempt::await).isInstanceOf(StoreException.class).hasMessageContaining("not connected yet");
        assertThatThrownBy(attempt::await).isInstanceOf(StoreException.class).hasMessageContaining("not connected yet");
    }

    @Test
    void await_theFirst_hasLongerThanARedisIsGiven() {
        ConnectAttempt attempt = ConnectAttempt.first(TIMEOUT);
        attempt.dialing();
        long start = System.nanoTime();

        assertThatThrownBy(attempt::await).isInstanceOf(StoreException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(TIMEOUT.multipliedBy(10));
    }

    /** A machine that is slow to make a client is slow to connect it. */
    @Test
    void await_theFirstWhoseClientWasLongInTheMaking_hasThatMuchLonger() {
        ConnectAttempt attempt = ConnectAttempt.first(TIMEOUT);
        Duration making = Duration.ofMillis(300);
        await().pollDelay(making).until(() -> true);
        attempt.dialing();
        long start = System.nanoTime();

        assertThatThrownBy(attempt::await).isInstanceOf(StoreException.class);

        assertThat(Duration.ofNanos(System.nanoTime() - start))
                .isGreaterThan(Duration.ofMillis(700).plus(making));
    }

    @Test
    void failed_beforeDialing_endsTheWait() {
        ConnectAttempt attempt = ConnectAttempt.first(TIMEOUT);
        CompletableFuture<Object> waiting = CompletableFuture.supplyAsync(attempt::await);

        attempt.failed(new IOException("no thread"));

        assertThat(attempt.hasFailed()).isTrue();
        assertThatThrownBy(waiting::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(StoreException.class)
                .hasMessage("Redis cannot be reached")
                .hasCauseInstanceOf(IOException.class);
    }

    @SuppressWarnings("unchecked") // nobody calls it
    private static RedisClusterAsyncCommands<byte[], byte[]> commands() {
        return (RedisClusterAsyncCommands<byte[], byte[]>) Proxy.newProxyInstance(
                ConnectAttemptTest.class.getClassLoader(),
                new Class<?>[] {RedisClusterAsyncCommands.class},
                (proxy, method, arguments) -> method.getName().equals("equals") && proxy == arguments[0]);
    }
}
