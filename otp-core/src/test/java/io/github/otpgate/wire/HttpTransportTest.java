package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Law 7 at the wire: one exchange per call, whatever the answer invites to, and an honest word on how far it got. */
class HttpTransportTest {

    private final HttpTransport transport = new HttpTransport(new HttpSettings(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(8),
            new HttpSettings.Largest(100, 200),
            4));
    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stopServer() {
        transport.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private HttpAnswer post() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/send");
        return transport.postForm(url, Map.of("text", "1234"));
    }

    private void answering(int status, String body, String header, String value) {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set(header, value);
            byte[] bytes = body.getBytes(US_ASCII);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(bytes);
            }
        });
    }

    @ParameterizedTest
    @CsvSource({
        "408, Connection, keep-alive",
        "503, Retry-After, 0",
        "421, X-Nothing, x",
        "301, Location, /other",
        "307, Location, /other",
        "401, WWW-Authenticate, Basic realm=x"
    })
    void law7_answerThatInvitesToRepeat_isNotRepeated(int status, String header, String value) {
        answering(status, "", header, value);

        assertThat(post())
                .isInstanceOfSatisfying(
                        Complete.class, answer -> assertThat(answer.status()).isEqualTo(status));
        assertThat(requests).hasValue(1);
    }

    @Test
    void postForm_answerLongerThanAllowed_isBroken() {
        answering(200, "x".repeat(101), "X-Nothing", "x");

        assertThat(post()).isEqualTo(new Broken("answer of more than 100 bytes"));
    }

    @Test
    void postForm_answerAsLongAsAllowed_isComplete() {
        answering(200, "x".repeat(100), "X-Nothing", "x");

        assertThat(post())
                .isInstanceOfSatisfying(
                        Complete.class,
                        answer -> assertThat(answer.body().length()).isEqualTo(100));
    }

    @Test
    void postForm_connectionClosedWithoutAnswer_isBrokenAndNotRepeated() {
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.close();
        });

        assertThat(post()).isInstanceOf(Broken.class);
        assertThat(requests).hasValue(1);
    }

    @Test
    void postForm_nobodyListens_isNotSent() {
        server.stop(0);

        assertThat(post()).isEqualTo(new NotSent("ConnectException"));
    }

    /** OkHttp's limit of 5 calls to a host is one of its queue's; a caller who waits himself is not in it. */
    @Test
    void postForm_manyToOneHost_areUnderWayAtOnce() {
        int calls = 64;
        CountDownLatch underWay = new CountDownLatch(calls);
        server.createContext("/", exchange -> {
            underWay.countDown();
            exchange.sendResponseHeaders(arrived(underWay) ? 200 : 500, -1);
            exchange.close();
        });

        List<CompletableFuture<HttpAnswer>> all = Stream.generate(
                        () -> CompletableFuture.supplyAsync(this::post, threads))
                .limit(calls)
                .toList();

        assertThat(all)
                .allSatisfy(answer -> assertThat(answer.join())
                        .isInstanceOfSatisfying(
                                Complete.class,
                                complete -> assertThat(complete.status()).isEqualTo(200)));
    }

    private static boolean arrived(CountDownLatch all) {
        try {
            return all.await(4, SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
