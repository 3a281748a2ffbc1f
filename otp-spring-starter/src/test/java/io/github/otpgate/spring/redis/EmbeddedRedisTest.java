package io.github.otpgate.spring.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.spring.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EmbeddedRedisTest {

    private static final String LIBSSL =
            "redis-server: error while loading shared libraries: libssl.so.1.1: cannot open shared object file";

    @TempDir
    Path directory;

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.without("otp.redis.uri"));

    @Test
    void start_noRedisUri_runsOneWhileTheContextDoesAndSaysSo(CapturedOutput output) {
        URI[] uri = new URI[1];
        Path[] files = new Path[1];

        runner.run(context -> {
            EmbeddedRedis redis = context.getBean(EmbeddedRedis.class);
            uri[0] = URI.create(redis.uri());
            files[0] = redis.directory();
            assertThat(context).hasSingleBean(OtpService.class);
            assertThat(ask(uri[0], "PING")).isEqualTo("+PONG");
        });

        assertThat(output)
                .contains("otp.redis.uri is not set: an embedded Redis was started on " + uri[0])
                .contains("FOR DEVELOPMENT ONLY")
                .contains("LOST when this application stops");
        assertThatThrownBy(() -> ask(uri[0], "PING")).isInstanceOf(ConnectException.class);
        assertThat(files[0]).doesNotExist();
    }

    @Test
    void start_embedded_keepsNothingOnDiskAndListensOnLoopbackOnly() throws IOException {
        try (EmbeddedRedis redis = EmbeddedRedis.start(List.of(RedisProgram.bundled(), RedisProgram.onPath()))) {
            URI uri = URI.create(redis.uri());

            assertThat(ask(uri, "CONFIG GET save")).isEqualTo("*2 $4 save $0 ");
            assertThat(ask(uri, "CONFIG GET bind")).isEqualTo("*2 $4 bind $9 127.0.0.1");
            assertThat(ask(uri, "CONFIG GET appendonly")).isEqualTo("*2 $10 appendonly $2 no");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production", "PROD", "eu,Production"})
    void start_productionProfile_refuses(String profiles, CapturedOutput output) {
        runner.withPropertyValues("spring.profiles.active=" + profiles)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageStartingWith("otp.redis.uri: found nothing, in the profile")
                        .hasMessageEndingWith("allowed: the URI of a Redis, for example redis://127.0.0.1:6379"));

        assertThat(output).doesNotContain("embedded Redis was started");
    }

    @Test
    void start_productionProfileWithUri_isMade() {
        runner.withPropertyValues("spring.profiles.active=prod", "otp.redis.uri=redis://127.0.0.1:1")
                .run(context ->
                        assertThat(context).hasSingleBean(OtpService.class).doesNotHaveBean(EmbeddedRedis.class));
    }

    @Test
    void start_otherSettingWrong_leavesNoRedisBehind(CapturedOutput output) {
        runner.withPropertyValues("otp.signature=")
                .run(context -> assertThat(context).hasFailed());

        assertThat(output).contains("embedded Redis was started on");
        String uri = output.getOut().replaceAll("(?s).*started on (redis://127.0.0.1:[0-9]+).*", "$1");
        assertThatThrownBy(() -> ask(URI.create(uri), "PING")).isInstanceOf(ConnectException.class);
    }

    @Test
    void start_bundledOneLacksALibrary_takesTheInstalledOne(CapturedOutput output) {
        try (EmbeddedRedis redis = EmbeddedRedis.start(List.of(broken("bundled"), RedisProgram.onPath()))) {
            assertThat(redis.uri()).startsWith("redis://127.0.0.1:");
            assertThat(output).contains("(redis-server on the PATH)");
        }
    }

    @Test
    void start_noneRuns_saysWhyAndWhatToDo() {
        List<RedisProgram> programs = List.of(broken("bundled"), RedisProgram.onPath(directory.toString()));

        assertThatThrownBy(() -> EmbeddedRedis.start(programs))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("otp.redis.uri: found nothing, and no embedded Redis can run here")
                .hasMessageContaining("(bundled: does not start: " + LIBSSL + "; redis-server on the PATH: not found)")
                .hasMessageEndingWith("or install redis-server, so that it is on the PATH");
    }

    @Test
    void start_programOfAnotherSystem_isSkipped() {
        RedisProgram text = new RedisProgram("bundled", scratch -> write("not a program", "ELF of another processor"));

        try (EmbeddedRedis redis = EmbeddedRedis.start(List.of(text, RedisProgram.onPath()))) {
            assertThat(redis.uri()).isNotEmpty();
        }
    }

    /** A JVM that is killed runs no shutdown hook. */
    @Test
    void start_jvmKilled_redisEnds() throws IOException {
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Forever.class.getName())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader reader = jvm.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null && !line.startsWith("redis://")) {
                line = reader.readLine();
            }
            assertThat(line).isNotNull();
            URI uri = URI.create(String.valueOf(line));
            assertThat(ask(uri, "PING")).isEqualTo("+PONG");

            jvm.destroyForcibly().onExit().join();

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThatThrownBy(() -> ask(uri, "PING")).isInstanceOf(IOException.class));
        } finally {
            jvm.destroyForcibly();
        }
    }

    /** Starts a Redis, says where, and waits to be killed. */
    static final class Forever {
        private Forever() {}

        public static void main(String[] arguments) throws IOException {
            EmbeddedRedis redis = EmbeddedRedis.start(List.of(RedisProgram.bundled(), RedisProgram.onPath()));
            System.out.println(redis.uri());
            System.out.flush();
            int end = System.in.read();
            throw new IllegalStateException("not killed: " + end);
        }
    }

    private RedisProgram broken(String name) {
        return new RedisProgram(name, scratch -> write("broken", "#!/bin/sh\necho '" + LIBSSL + "'\nexit 127\n"));
    }

    private Path write(String name, String content) {
        try {
            Path file = Files.writeString(directory.resolve(name), content);
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One inline command; the lines of the reply, one after the other. */
    private static String ask(URI redis, String command) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), redis.getPort())) {
            socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.US_ASCII));
            String replies = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return replies.replaceFirst("\\+OK\r\n$", "")
                    .replaceFirst("\r\n$", "")
                    .replace("\r\n", " ");
        }
    }
}
