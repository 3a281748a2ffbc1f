package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.testkit.RedisServer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has not paid costs Redis nothing: a flood of such requests must not push out those of others. */
class FreeRefusalsTest {

    private static final Pattern LOOKED_UP = Pattern.compile("cmdstat_hexists:calls=");

    private RedisServer redis;

    @BeforeEach
    void startRedis() {
        redis = RedisServer.start();
    }

    @AfterEach
    void stopRedis() {
        redis.close();
    }

    @Test
    void issue_withoutCaptchaToken_asksNothingAboutThePhone() {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).captcha(CaptchaMode.REQUIRED))) {
            for (int i = 0; i < 20; i++) {
                assertThat(gate.otp.issue(IssueRequest.of("13800138000", "login")))
                        .isEqualTo(new Refused(Reason.CAPTCHA_REQUIRED));
            }

            assertThat(redis.command("INFO", "commandstats")).doesNotContainPattern(LOOKED_UP);

            gate.otp.issue(IssueRequest.of("13800138000", "login").fromTrustedCaller());
            assertThat(redis.command("INFO", "commandstats")).containsPattern(LOOKED_UP);
        }
    }
}
