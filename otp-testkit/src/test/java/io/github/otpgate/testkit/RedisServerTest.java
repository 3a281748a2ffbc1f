package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    private static final List<String> PING = List.of("PING");

    private final RedisServer redis = RedisServer.start();

    @AfterEach
    void close() {
        redis.close();
    }

    @Test
    void start_returns_itAnswers() {
        assertThat(redis.command("PING")).isEqualTo("+PONG\r\n");
        assertThat(redis.uri()).isEqualTo("redis://127.0.0.1:" + redis.port());
    }

    @Test
    void start_embeddedBinary_answers() {
        try (RedisServer embedded = RedisServer.start(RedisBinary.fromJar(), List.of())) {
            assertThat(embedded.command("PING")).isEqualTo("+PONG\r\n");
        }
    }

    @Test
    void onPath_directoryWithout_findsNothing(@TempDir Path empty) {
        assertThat(RedisBinary.onPath(empty.toString())).isEmpty();
    }

    @Test
    void onPath_laterDirectoryHasIt_findsIt(@TempDir Path empty, @TempDir Path full) throws IOException {
        Path binary = Files.createFile(full.resolve("redis-server"));
        assertThat(binary.toFile().setExecutable(true)).isTrue();

        assertThat(RedisBinary.onPath(empty + File.pathSeparator + full)).contains(binary);
    }

    @Test
    void start_optionRedisRefuses_saysWhatRedisSaid() {
        assertThatThrownBy(() -> RedisServer.start(RedisBinary.find(), List.of("--no-such-option", "yes")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no-such-option")
                .hasMessageContaining("Bad directive");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void pause_connected_keepsSilentUntilResumed() throws IOException {
        redis.pause();

        try (RespConnection connection = new RespConnection(redis.port(), Duration.ofMillis(300))) {
            assertThatThrownBy(() -> connection.call(StandardCharsets.UTF_8, PING))
                    .isInstanceOf(SocketTimeoutException.class);
        }
        redis.resume();
        assertThat(redis.command("PING")).isEqualTo("+PONG\r\n");
    }

    @Test
    void stop_running_refusesConnections() {
        redis.stop();

        assertThatThrownBy(() -> redis.command("PING")).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void restart_stopped_samePortWithoutData() {
        redis.command("SET", "key", "value");
        int port = redis.port();

        redis.stop();
        redis.restart();

        assertThat(redis.port()).isEqualTo(port);
        assertThat(redis.command("DBSIZE")).isEqualTo(":0\r\n");
    }

    @Test
    void restart_running_replacesTheProcess() {
        long pid = redis.pid();

        redis.restart();

        assertThat(redis.pid()).isNotEqualTo(pid);
        assertThat(redis.command("PING")).isEqualTo("+PONG\r\n");
    }

    @Test
    void close_started_leavesNoProcess() {
        long pid = redis.pid();

        redis.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
    }

    @Test
    void jvmEnds_notClosed_leavesNeitherProcessNorFiles(@TempDir Path temporary) throws IOException {
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forgetful.class.getName())
                .redirectErrorStream(true)
                .start();

        String pid = new String(jvm.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

        assertThat(pid).matches("[0-9]+");
        assertThat(ProcessHandle.of(Long.parseLong(pid)).filter(ProcessHandle::isAlive))
                .isEmpty();
        assertThat(temporary).isEmptyDirectory();
    }

    /** A program that starts a Redis and forgets to close it. */
    static final class Forgetful {

        private Forgetful() {}

        public static void main(String[] args) {
            System.out.println(RedisServer.start().pid());
        }
    }

    @Test
    void dump_everyType_showsKeysAndContent() {
        redis.command("SET", "k-string", "v-string");
        redis.command("HSET", "k-hash", "f-hash", "v-hash");
        redis.command("RPUSH", "k-list", "v-list");
        redis.command("SADD", "k-set", "v-set");
        redis.command("ZADD", "k-zset", "138", "v-zset");
        redis.command("XADD", "k-stream", "*", "f-stream", "v-stream");

        assertThat(redis.dump())
                .contains("k-string", "v-string", "k-hash", "f-hash", "v-hash", "k-list", "v-list", "k-set", "v-set")
                .contains("k-zset", "v-zset", "138", "k-stream", "f-stream", "v-stream");
    }

    @Test
    void command_severalKinds_rawReplies() {
        assertThat(redis.command("SET", "钥匙", "值")).isEqualTo("+OK\r\n");
        assertThat(redis.command("GET", "钥匙")).isEqualTo("$3\r\n\u00e5\u0080\u00bc\r\n");
        assertThat(redis.command("GET", "none")).isEqualTo("$-1\r\n");
        assertThat(redis.command("MGET", "none", "钥匙")).isEqualTo("*2\r\n$-1\r\n$3\r\n\u00e5\u0080\u00bc\r\n");
        assertThat(redis.command("NONSENSE")).startsWith("-ERR");
        assertThat(redis.command("INFO", "commandstats")).contains("cmdstat_get:calls=2");
    }
}
