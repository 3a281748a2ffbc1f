package io.github.otpgate.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.contract.CapturedLog;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is said and done until Redis is connected for the first time. */
@ExtendWith(RedisExtension.class)
class FirstConnectionTest {

    private static final ConditionFactory PATIENTLY = await().atMost(Duration.ofSeconds(30));

    private static final Duration TIMEOUT = Duration.ofMillis(500);

    @Test
    void build_redisConnectsSlowly_takesInNothingBefore() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            mute.setSoTimeout(30_000);
            long before = readers();
            try (OtpService service =
                    service("redis://127.0.0.1:" + mute.getLocalPort()).build()) {
                try (Socket accepted = mute.accept()) {
                    assertThat(accepted.isConnected()).isTrue();
                    assertThat(readers()).isEqualTo(before);
                }
                // Hung up: that attempt has ended, and now there is something to complain about.
                PATIENTLY.until(() -> readers() == before + 1);
                assertThat(service.providers()).hasSize(1);
            }
            PATIENTLY.until(() -> readers() == before);
        }
    }

    /** As on a machine so busy that what a JVM loads for its first connection takes longer than Redis is given. */
    @Test
    void attempt_firstDialIsHeldUp_dialsAgain(RedisServer redis) throws InterruptedException {
        RedisClient client = RedisClient.create(redis.uri());
        AtomicInteger dialed = new AtomicInteger();
        LentRedis busy = new LentRedis(() -> {
            if (dialed.getAndIncrement() == 0) {
                pause(TIMEOUT.multipliedBy(4));
                throw new RedisConnectionException("timed out");
            }
            StatefulRedisConnection<byte[], byte[]> connection = client.connect(ByteArrayCodec.INSTANCE);
            return new LentRedis.Opened(connection, connection.async());
        });
        try (RedisConnection connection = new RedisConnection(busy, TIMEOUT)) {
            CountDownLatch tried = new CountDownLatch(1);
            connection.onceTried(tried::countDown);

            assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(dialed).hasValue(2);
            assertThat(connection.<String>call(commands -> commands.ping())).isEqualTo("PONG");
        } finally {
            client.shutdown();
        }
    }

    /** What took the time-out and little more was Redis' silence: nobody waits for a second one. */
    @Test
    void call_redisSaysNothing_isNotDialedAgain() {
        AtomicInteger dialed = new AtomicInteger();
        LentRedis mute = new LentRedis(() -> {
            dialed.incrementAndGet();
            throw new RedisConnectionException("timed out");
        });
        try (RedisConnection connection = new RedisConnection(mute, TIMEOUT)) {
            assertThatThrownBy(() -> connection.call(commands -> commands.ping()))
                    .isInstanceOf(StoreException.class)
                    .hasMessage("Redis cannot be reached");
            assertThat(dialed).hasValue(1);
        }
    }

    private static void pause(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() - end < 0) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    @Test
    void open_nobodyListens_warnsOnce() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }

        assertThat(warnings("redis://127.0.0.1:" + port))
                .singleElement()
                .asString()
                .contains("Connection refused");
    }

    @Test
    void open_wrongPassword_saysSoAndNotThePassword(RedisServer redis) {
        assertThat(warnings(redis.uri().replace("redis://", "redis://nobody:a-secret@")))
                .singleElement()
                .asString()
                .contains("WRONGPASS")
                .doesNotContain("a-secret");
    }

    @Test
    void onceTried_workFails_isSaid(RedisServer redis) {
        List<String> lines = CapturedLog.during(() -> {
            RedisConnection connection =
                    RedisConnection.open(new RedisSettings(redis.uri(), "n", Duration.ofSeconds(2)));
            try (connection) {
                connection.onceTried(() -> {
                    throw new IllegalStateException("no thread for it");
                });
                PATIENTLY
                        .ignoreException(StoreException.class)
                        .until(() -> "PONG".equals(connection.<String>call(commands -> commands.ping())));
            }
        });

        assertThat(lines)
                .filteredOn(
                        line -> line.startsWith(RedisConnection.class.getName()) && line.contains("no thread for it"))
                .hasSize(1);
    }

    /** A client of the application's may be gone by then, and Lettuce's connect would wait for ever. */
    @Test
    void onceTried_afterClose_dialsNothingAndEnds() {
        AtomicInteger dialed = new AtomicInteger();
        RedisConnection connection = new RedisConnection(
                new LentRedis(() -> {
                    dialed.incrementAndGet();
                    throw new RedisConnectionException("gone");
                }),
                TIMEOUT);
        CountDownLatch tried = new CountDownLatch(1);
        connection.close();

        connection.onceTried(tried::countDown);

        PATIENTLY.until(() -> tried.getCount() == 0);
        assertThat(dialed).hasValue(0);
    }

    /** Of two attempts that failed. */
    private static List<String> warnings(String uri) {
        return CapturedLog.during(() -> {
                    try (RedisConnection connection =
                            RedisConnection.open(new RedisSettings(uri, "n", Duration.ofMillis(500)))) {
                        Set<Throwable> failures = Collections.newSetFromMap(new IdentityHashMap<>());
                        PATIENTLY.until(() -> failed(connection, failures) == 2);
                    }
                })
                .stream()
                .filter(line -> line.startsWith(RedisConnection.class.getName()))
                .filter(line -> line.contains("so codes are refused"))
                .toList();
    }

    private static int failed(RedisConnection connection, Set<Throwable> failures) {
        try {
            connection.call(commands -> commands.get(new byte[] {'x'}));
        } catch (StoreException e) {
            if ("Redis cannot be reached".equals(e.getMessage())) {
                failures.add(e.getCause());
            }
        }
        return failures.size();
    }

    private static OtpServiceBuilder service(String redis) {
        RecordingProvider vendor = new RecordingProvider("vendor");
        return OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(new byte[32]))
                .signature("豪霆云")
                .redis(redis)
                .provider(vendor)
                .route(Channel.SMS, vendor.name());
    }

    private static long readers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("otp-inbox"))
                .count();
    }
}
