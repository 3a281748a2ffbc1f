package io.github.otpgate.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.tls.HandshakeCertificates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A vendor behind TLS whose certificate no JVM trusts. */
class ProviderTlsTest {

    private static final byte[] TAKEN =
            "{\"code\":0,\"msg\":\"OK\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\",\"mobile\":\"13800138000\",\"sid\":7}"
                    .getBytes(UTF_8);

    private final Certificates certificates = new Certificates();
    private final AtomicInteger requests = new AtomicInteger();
    private final RedisServer redis = RedisServer.start();

    @TempDir
    Path directory;

    private HttpsServer vendor;
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() throws IOException {
        vendor = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        vendor.setHttpsConfigurator(new HttpsConfigurator(new HandshakeCertificates.Builder()
                .heldCertificate(certificates.held())
                .build()
                .sslContext()));
        vendor.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json;charset=utf-8");
            exchange.sendResponseHeaders(200, TAKEN.length);
            exchange.getResponseBody().write(TAKEN);
            exchange.close();
        });
        vendor.start();
        runner = new ApplicationContextRunner()
                .withConfiguration(Settings.configurations())
                .withPropertyValues(Settings.without("otp.redis", "otp.redis.uri=" + redis.uri()))
                .withPropertyValues(
                        "otp.captcha.mode=off",
                        "otp.polling.enabled=false",
                        "otp.providers.main.base-url=https://127.0.0.1:"
                                + vendor.getAddress().getPort(),
                        certificates.bundle("vendor", directory),
                        new Certificates().bundle("other", directory));
    }

    @AfterEach
    void stop() {
        vendor.stop(0);
        redis.close();
    }

    private static IssueResult send(OtpService service) {
        return service.issue(IssueRequest.of("13800138000", "login"));
    }

    @Test
    void send_bundleTrustsTheVendor_isSent() {
        runner.withPropertyValues("otp.providers.main.ssl-bundle=vendor").run(context -> {
            assertThat(send(context.getBean(OtpService.class))).isInstanceOf(IssueResult.Issued.class);
            assertThat(requests).hasValue(1);
        });
    }

    @Test
    void send_bundleTrustsAnother_isNotSent() {
        runner.withPropertyValues("otp.providers.main.ssl-bundle=other")
                .run(context -> assertNothingIsSent(context.getBean(OtpService.class)));
    }

    @Test
    void send_noBundle_trustsWhomTheJvmTrusts() {
        runner.run(context -> assertNothingIsSent(context.getBean(OtpService.class)));
    }

    private void assertNothingIsSent(OtpService service) {
        assertThat(send(service)).isInstanceOf(IssueResult.Undelivered.class);
        assertThat(requests).hasValue(0);
    }
}
