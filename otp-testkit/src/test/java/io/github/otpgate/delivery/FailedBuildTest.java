package io.github.otpgate.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Window;
import io.github.otpgate.provider.Capability;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.ProviderTools;
import io.github.otpgate.provider.ProviderType;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.ReportPull;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A service that cannot be built leaves nothing behind: it may be built again and again, until its configuration is right. */
class FailedBuildTest {

    private final Set<Thread> before = ours();
    private final RedisServer redis = RedisServer.start();
    private final Site site = new Site();
    private long connected = -1;

    @AfterEach
    void stop() throws IOException {
        site.close();
        redis.close();
    }

    private OtpServiceBuilder settings() {
        return OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(new byte[32]))
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace("unbuilt")
                .redisTimeout(Duration.ofSeconds(2)) // the longest allowed: a busy machine must not fail a test
                .captcha(CaptchaMode.OFF)
                .providerType(new LateType())
                .provider("main", Map.of("type", "late"));
    }

    /** The last thing that can fail: what the application itself brought. The vendor is connected by then, Redis never was. */
    @Test
    void build_failsAtAProviderThatThrows_closesAllThatWasOpened() {
        assertThatIllegalStateException().isThrownBy(() -> settings().build()).withMessage("broken");

        assertThat(site.answered).isCompletedWithValue(true);
        assertThat(connected).isZero();
        assertNothingIsLeft();
        assertThat(site.hungUp).succeedsWithin(Post.PATIENCE);
    }

    @Test
    void build_failsAtARouteToNobody_closesAllThatWasOpened() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(
                        () -> settings().route(Channel.SMS, "main", "nobody").build());

        assertNothingIsLeft();
    }

    @Test
    void build_failsAtATypeThatThrows_closesAllThatWasOpened() {
        OtpServiceBuilder settings =
                settings().providerType(new BrokenType()).provider("second", Map.of("type", "broken"));

        assertThatIllegalStateException().isThrownBy(settings::build).withMessage("broken");

        // OkHttp itself hangs up after a minute.
        assertThat(site.hungUp).succeedsWithin(Post.PATIENCE.dividedBy(2));
        assertNothingIsLeft();
    }

    private void assertNothingIsLeft() {
        Post.waiting().untilAsserted(() -> {
            assertThat(clients())
                    .as(redis.command("CLIENT", "LIST")
                            + Thread.getAllStackTraces().keySet())
                    .isZero();
            assertThat(ours()).isSubsetOf(before);
        });
        assertThat(redis.dump()).isEmpty();
    }

    private static Set<Thread> ours() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread.getName().startsWith("otp-") || thread.getName().startsWith("lettuce-"))
                .collect(Collectors.toSet());
    }

    /** Beside the one who asks. */
    private long clients() {
        return redis.command("CLIENT", "LIST")
                        .lines()
                        .filter(line -> line.contains("addr="))
                        .count()
                - 1;
    }

    private final class LateType implements ProviderType {
        @Override
        public String type() {
            return "late";
        }

        @Override
        public Provider create(ProviderSettings settings, ProviderTools tools) {
            return new Late(settings.name(), tools);
        }
    }

    /** Connects its vendor at once, and then breaks. */
    private final class BrokenType implements ProviderType {
        @Override
        public String type() {
            return "broken";
        }

        @Override
        public Provider create(ProviderSettings settings, ProviderTools tools) {
            tools.http().postForm(site.uri(), Map.of("a", "b"));
            throw new IllegalStateException("broken");
        }
    }

    /** Breaks when it is asked for reports, once the vendor is connected. */
    private final class Late implements Provider {

        private final String name;
        private final ProviderTools tools;

        Late(String name, ProviderTools tools) {
            this.name = name;
            this.tools = tools;
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            if (kind.equals(ReportPull.class)) {
                tools.http().postForm(site.uri(), Map.of("a", "b"));
                connected = clients();
                throw new IllegalStateException("broken");
            }
            return Optional.empty();
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Channel channel() {
            return Channel.SMS;
        }

        @Override
        public List<Window> windows() {
            return List.of();
        }

        @Override
        public Submission submit(Message message) {
            throw new IllegalStateException("broken");
        }
    }

    /** Answers one request, and notices when its connection ends. */
    private static final class Site implements AutoCloseable {

        final CompletableFuture<Boolean> answered = new CompletableFuture<>();
        final CompletableFuture<Boolean> hungUp = new CompletableFuture<>();
        private final ServerSocket server;

        Site() {
            try {
                server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Thread thread = new Thread(this::serve, "vendor");
            thread.setDaemon(true);
            thread.start();
        }

        URI uri() {
            return URI.create("http://127.0.0.1:" + server.getLocalPort());
        }

        private void serve() {
            try (Socket socket = server.accept()) {
                StringBuilder request = new StringBuilder();
                while (!request.toString().endsWith("a=b")) {
                    request.append((char) socket.getInputStream().read());
                }
                socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(US_ASCII));
                answered.complete(true);
                hungUp.complete(socket.getInputStream().read() < 0);
            } catch (IOException e) {
                hungUp.completeExceptionally(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
