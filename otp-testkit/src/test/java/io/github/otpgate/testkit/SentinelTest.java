package io.github.otpgate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that is told of Sentinels alone finds the master they name. */
class SentinelTest {

    private final RecordingProvider provider = new RecordingProvider("recording");
    private final int port = FreePort.pick();

    private RedisServer master;
    private Process sentinel;

    @BeforeEach
    void startBoth(@TempDir Path directory) throws IOException {
        master = RedisServer.start();
        Path settings = directory.resolve("sentinel.conf");
        Files.writeString(settings, "sentinel monitor mymaster 127.0.0.1 " + master.port() + " 1\n");
        sentinel = new ProcessBuilder(
                        RedisBinary.find().toString(),
                        settings.toString(),
                        "--sentinel",
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    @AfterEach
    void stopBoth() {
        sentinel.destroyForcibly().onExit().join();
        master.close();
    }

    @Test
    void issueAndVerify_throughASentinel_useItsMaster() {
        try (OtpService otp = OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(new byte[32]))
                .signature("豪霆云")
                .redis("redis-sentinel://127.0.0.1:" + port + "/0#mymaster")
                .redisTimeout(Duration.ofSeconds(2))
                .phoneLimits("1000/1s")
                .captcha(CaptchaMode.OFF)
                .provider(provider)
                .build()) {
            Issued issued = (Issued) await().atMost(Duration.ofSeconds(60))
                    .ignoreException(StoreException.class)
                    .until(() -> otp.issue(IssueRequest.of("13800138000", "login")), Issued.class::isInstance);

            String code = provider.lastCode(new PhoneNumber("+8613800138000"));
            assertThat(otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", code)))
                    .isInstanceOf(Verified.class);
            assertThat(master.command("DBSIZE")).isNotEqualTo(":0\r\n");
        }
    }
}
