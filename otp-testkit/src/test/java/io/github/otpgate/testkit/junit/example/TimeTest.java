package io.github.otpgate.testkit.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.junit.OtpTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OtpTest(redisClock = true)
class TimeTest {

    @Test
    void finish_sixMinutesLater_isTooLate(
            OtpService otp, RecordingProvider messages, RedisServer redis, MovableClock clock) {
        SignIn signIn = new SignIn(otp);
        String challenge = signIn.begin("13800138000").orElseThrow();
        String code = messages.lastCode(new PhoneNumber("+8613800138000"));

        redis.advance(Duration.ofMinutes(6)); // codes, tickets, limits
        clock.advance(Duration.ofMinutes(6)); // captchas, test numbers, vendors

        assertThat(signIn.finish(challenge, code)).isEmpty();
    }
}
