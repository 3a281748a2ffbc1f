package io.github.otpgate.spring.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.spring.Certificates;
import io.github.otpgate.spring.Settings;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisServer;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A Redis that speaks TLS with a certificate no JVM trusts. */
class RedisTlsTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final Certificates certificates = new Certificates();

    @TempDir
    Path directory;

    private RedisServer redis;
    private ApplicationContextRunner runner;

    @BeforeEach
    void start() throws IOException {
        Certificates.Pair files = certificates.files(directory);
        int port = free();
        redis = serving(files, port);
        runner = new ApplicationContextRunner()
                .withConfiguration(Settings.configurations())
                .withPropertyValues(Settings.without("otp.redis", "otp.redis.uri=rediss://127.0.0.1:" + port))
                .withPropertyValues(
                        "otp.polling.enabled=false",
                        certificates.bundle("ours", directory),
                        new Certificates().bundle("other", directory));
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** The embedded one on Windows and some others were built without TLS. */
    private static RedisServer serving(Certificates.Pair files, int port) {
        try {
            return RedisServer.startWith(
                    "--tls-port",
                    Integer.toString(port),
                    "--tls-cert-file",
                    files.certificate().toString(),
                    "--tls-key-file",
                    files.key().toString(),
                    "--tls-auth-clients",
                    "no");
        } catch (IllegalStateException withoutTls) {
            Assumptions.abort("this redis-server speaks no TLS");
            throw withoutTls;
        }
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void service_bundleTrustsRedis_works() {
        runner.withPropertyValues("otp.redis.ssl-bundle=ours").run(context -> {
            OtpService service = context.getBean(OtpService.class);

            assertThat(service.suppress(PHONE)).isTrue();
            assertThat(service.isSuppressed(PHONE)).isTrue();
        });
    }

    @Test
    void service_bundleTrustsAnother_refuses() {
        runner.withPropertyValues("otp.redis.ssl-bundle=other")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(OtpService.class).suppress(PHONE))
                        .isInstanceOf(StoreException.class));
    }

    @Test
    void service_noBundle_trustsWhomTheJvmTrusts() {
        runner.run(context -> assertThatThrownBy(
                        () -> context.getBean(OtpService.class).suppress(PHONE))
                .isInstanceOf(StoreException.class));
    }
}
