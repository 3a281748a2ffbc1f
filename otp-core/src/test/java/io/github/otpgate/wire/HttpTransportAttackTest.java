package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Law 7 against a vendor that does not play by HTTP's rules: every call ends in time, with the truth. */
@Timeout(60)
class HttpTransportAttackTest {

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private final HttpTransport transport = new HttpTransport(new HttpSettings(
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(3),
            new HttpSettings.Largest(100_000, 200_000),
            4));

    @AfterEach
    void close() {
        transport.close();
    }

    private HttpAnswer post(URI url) {
        return transport.postForm(url, Map.of("text", "1234"));
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
                    body at once,          'Content-Length: 9999999999\n\n', xxxxxxxxxxxxxxxx, 0
                    body byte by byte,     'Content-Length: 99999\n\n',      x,                50
                    chunks byte by byte,   'Transfer-Encoding: chunked\n\n', '1\nx\n',         50
                    header at once,        'X-Long: ',                       xxxxxxxxxxxxxxxx, 0
                    header byte by byte,   'X-Long: ',                       x,                50
                    headers at once,       'X-First: 1\n',                   'X-Many: 1\n',    0
                    """)
    void law7_endlessAnswer_isBrokenInTime(String name, String first, String again, long pause) throws IOException {
        try (RawVendor vendor = new RawVendor(RawVendor.endless(OK + crlf(first), crlf(again), pause))) {
            assertThat(post(vendor.uri("http"))).as(name).isInstanceOf(Broken.class);
            assertThat(vendor.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource({"100 Continue, 0", "100 Continue, 50", "102 Processing, 0", "103 Early Hints, 50"})
    void law7_endlessInterimAnswers_areBrokenInTime(String status, long pause) throws IOException {
        String interim = "HTTP/1.1 " + status + "\r\n\r\n";
        try (RawVendor vendor = new RawVendor(RawVendor.endless("", interim, pause))) {
            assertThat(post(vendor.uri("http"))).isInstanceOf(Broken.class);
            assertThat(vendor.requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                OK + "Content-Length: -5\r\n\r\n{\"code\":0}",
                "HTTP/1.1 -12 OK\r\nContent-Length: 0\r\n\r\n",
                OK + "Transfer-Encoding: chunked\r\n\r\n-5\r\n"
            })
    void law7_answerThatOkHttpThrowsAt_isBroken(String answer) throws IOException {
        try (RawVendor vendor = new RawVendor(RawVendor.answering(answer))) {
            assertThat(post(vendor.uri("http"))).isInstanceOf(Broken.class);
            assertThat(vendor.requests()).isEqualTo(1);
        }
    }

    @Test
    void postForm_hostThatNoRequestCanHave_isNotSent() {
        assertThat(post(URI.create("http://xn--0.pt/"))).isInstanceOf(NotSent.class);
    }

    @Test
    void postForm_interimAnswerBeforeTheRealOne_isPassedOver() throws IOException {
        String answer = "HTTP/1.1 103 Early Hints\r\n\r\n" + OK + "Content-Length: 2\r\n\r\nok";
        try (RawVendor vendor = new RawVendor(RawVendor.answering(answer))) {
            assertThat(post(vendor.uri("http")))
                    .isInstanceOfSatisfying(
                            Complete.class,
                            complete -> assertThat(new String(complete.body().toArray(), UTF_8))
                                    .isEqualTo("ok"));
        }
    }

    @Test
    void law7_httpsToAPlainServer_isNotSent() throws IOException {
        try (RawVendor vendor = new RawVendor(RawVendor.answering("HTTP/1.1 400 Bad Request\r\n\r\n"))) {
            assertThat(post(vendor.uri("https"))).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void law7_handshakeThatIsNotAnswered_isNotSentInTime() throws IOException {
        try (RawVendor vendor = new RawVendor(RawVendor.silent())) {
            assertThat(post(vendor.uri("https"))).isInstanceOf(NotSent.class);
        }
    }

    @Test
    void law7_certificateNobodyVouchesFor_isNotSent(@TempDir Path scratch) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(selfSigned(scratch)));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
        });
        server.start();
        try {
            URI url = URI.create("https://localhost:" + server.getAddress().getPort() + "/");

            assertThat(post(url)).isEqualTo(new NotSent("SSLHandshakeException"));
            assertThat(requests).hasValue(0);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void law7_interruptedThread_getsAnAnswerAndStaysInterrupted() throws IOException {
        try (RawVendor vendor = new RawVendor(RawVendor.answering(OK + "Content-Length: 0\r\n\r\n"))) {
            HttpAnswer fresh = interrupted(vendor);
            int afterFresh = vendor.requests();
            assertThat(post(vendor.uri("http"))).isInstanceOf(Complete.class);
            HttpAnswer pooled = interrupted(vendor);

            assertThat(fresh).isInstanceOf(NotSent.class);
            assertThat(afterFresh).isZero();
            assertThat(pooled).isNotInstanceOf(Complete.class);
        }
    }

    private HttpAnswer interrupted(RawVendor vendor) {
        Thread.currentThread().interrupt();
        HttpAnswer answer;
        boolean interrupted;
        try {
            answer = post(vendor.uri("http"));
        } finally {
            interrupted = Thread.interrupted();
        }
        assertThat(interrupted).isTrue();
        return answer;
    }

    private static String crlf(String text) {
        return text.replace("\\n", "\r\n").replace("\n", "\r\n");
    }

    private static SSLContext selfSigned(Path scratch)
            throws IOException, InterruptedException, GeneralSecurityException {
        Path store = scratch.resolve("keys.p12");
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        tool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "changeit",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "changeit".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "changeit".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
