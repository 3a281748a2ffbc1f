package io.github.otpgate.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody's code, run by a reply, keeps the thread that would have to end the connection. */
@ExtendWith(RedisExtension.class)
class StuckConnectionTest {

    private final CountDownLatch stuck = new CountDownLatch(1);
    private final CountDownLatch enough = new CountDownLatch(1);

    @Test
    void close_whereTheConnectionCannotEnd_returns(RedisServer redis) throws Exception {
        assertCloseReturns(RedisConnection.open(new RedisSettings(redis.uri(), "otp", Duration.ofSeconds(2))));
    }

    @Test
    void close_whereTheConnectionOfALentClientCannotEnd_returns(RedisServer redis) throws Exception {
        RedisClient client = RedisClient.create(redis.uri());
        try {
            assertCloseReturns(RedisConnection.idle(SharedRedis.of(client), Duration.ofSeconds(2)));
        } finally {
            client.shutdown();
        }
    }

    private void assertCloseReturns(RedisConnection connection) throws InterruptedException {
        try {
            // The reply takes a moment, so that it finds the work attached to it.
            CompletionStage<?> unused = connection
                    .start(commands -> commands.blpop(0.2, "nothing".getBytes(US_ASCII)))
                    .thenRun(this::keepTheThread);
            assertThat(stuck.await(10, TimeUnit.SECONDS)).isTrue();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(connection::close);

            assertThat(closed).succeedsWithin(Duration.ofSeconds(30));
        } finally {
            enough.countDown();
        }
    }

    private void keepTheThread() {
        stuck.countDown();
        try {
            enough.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
