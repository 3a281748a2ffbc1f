package io.github.otpgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A service may be closed, or turn out to be impossible, before Redis has answered for the first time. */
class ClosedWhileConnectingTest {

    private static final ConditionFactory PATIENTLY = await().atMost(Duration.ofSeconds(20))
            .pollInSameThread()
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofNanos(1));

    @ParameterizedTest
    @ValueSource(strings = {"redis", "redis-cluster"})
    void close_beforeRedisHasAnswered_hangsUp(String scheme) throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            mute.setSoTimeout(60_000);
            RedisConnection connection = RedisConnection.open(
                    new RedisSettings(scheme + "://127.0.0.1:" + mute.getLocalPort(), "n", Duration.ofSeconds(2)));
            try (Socket accepted = mute.accept()) {
                accepted.setSoTimeout(20_000);
                int first = accepted.getInputStream().read();

                connection.close();

                assertThat(first).isEqualTo('*');
                assertThat(hungUp(accepted.getInputStream())).isTrue();
            }
        }
    }

    /** The moment in which the socket stands and Lettuce does not know it yet is short: one try in three meets it. */
    @Test
    void close_asSoonAsRedisHasAConnection_leavesNone() {
        try (RedisServer redis = RedisServer.start()) {
            for (int i = 0; i < 20; i++) {
                RedisConnection connection =
                        RedisConnection.open(new RedisSettings(redis.uri(), "n", Duration.ofSeconds(2)));
                PATIENTLY.until(() -> others(redis) > 0);

                connection.close();

                PATIENTLY.until(() -> others(redis) == 0);
            }
        }
    }

    /** Beside the one who asks. */
    private static long others(RedisServer redis) {
        return redis.command("CLIENT", "LIST")
                        .lines()
                        .filter(line -> line.contains("addr="))
                        .count()
                - 1;
    }

    private static boolean hungUp(InputStream in) throws IOException {
        try {
            while (in.read() >= 0) {}
        } catch (SocketException reset) {
            return true;
        }
        return true;
    }
}
