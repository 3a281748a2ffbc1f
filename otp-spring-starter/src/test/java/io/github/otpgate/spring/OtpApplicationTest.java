package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Configuration;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** An application with the starter in it, a Redis and a vendor. */
@ExtendWith(OutputCaptureExtension.class)
@DirtiesContext
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "otp.secret-keys=" + Settings.SECRET,
            "otp.signature=豪霆云",
            "otp.captcha.mode=off",
            "otp.purposes.register.template=5",
            "otp.purposes.register.variables.app=豪霆云短信平台",
            "otp.providers.main.type=haotingyun",
            "otp.providers.main.api-key=" + HaotingyunSimulator.Builder.SAMPLE_API_KEY,
            "otp.limits.address=10/10m",
            "otp.limits.global=",
            "otp.callbacks.token=" + Settings.OTHER_SECRET,
            "otp.web.trusted-proxies[0]=10.0.0.0/8"
        })
class OtpApplicationTest {

    private static final String PHONE = "13800138000";

    private static final RedisServer REDIS = RedisServer.start();
    private static final HaotingyunSimulator VENDOR = HaotingyunSimulator.start();

    @Autowired
    private OtpService otp;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("otp.redis.uri", REDIS::uri);
        registry.add("otp.providers.main.base-url", VENDOR::baseUri);
    }

    @AfterAll
    static void close() {
        VENDOR.close();
        REDIS.close();
    }

    @Test
    void service_issueAndVerify_provesThePhone() {
        IssueResult issued = otp.issue(IssueRequest.of(PHONE, "register"));
        ReceivedMessage message = VENDOR.inbox().awaitMessage(PHONE, Duration.ofSeconds(10));
        String code = message.code().orElseThrow();

        assertThat(message.text()).isEqualTo("【豪霆云】感谢您注册豪霆云短信平台，您的验证码是" + code);
        assertThat(issued)
                .isInstanceOfSatisfying(
                        IssueResult.Issued.class,
                        sent -> assertThat(redeem(sent, code)).contains(new PhoneNumber("+86" + PHONE)));
    }

    private Optional<PhoneNumber> redeem(IssueResult.Issued sent, String code) {
        VerifyResult verified =
                otp.verify(VerifyRequest.ofChallenge(sent.challengeId().value(), "register", code));
        return verified instanceof VerifyResult.Verified proof
                ? otp.redeem(proof.ticket(), new Purpose("register"))
                : Optional.empty();
    }

    @Test
    void start_settingsOfLaterVersions_warnsOnceEachWithoutTheirValues(CapturedOutput output) {
        assertThat(output.getAll().lines().filter(line -> line.contains("has no effect yet")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("WARN").contains("otp.limits.address has no effect yet"),
                        line -> assertThat(line).contains("WARN").contains("otp.callbacks.token has no effect yet"),
                        line -> assertThat(line)
                                .contains("WARN")
                                .contains("otp.web.trusted-proxies has no effect yet"));
        assertThat(output).doesNotContain(Settings.OTHER_SECRET);
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}
}
