package io.github.otpgate.testkit.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.TestNumber;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.junit.OtpTest;
import io.github.otpgate.testkit.junit.OtpTestCustomizer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

@OtpTest
class TestersTest implements OtpTestCustomizer {

    @Override
    public void customize(OtpServiceBuilder otp) {
        Instant until = Instant.now().plus(Duration.ofDays(30));
        otp.testNumbers(new TestNumber("13800138000", "424242", until));
    }

    @Test
    void finish_testNumber_hasItsCode(OtpService otp, RecordingProvider messages) {
        SignIn signIn = new SignIn(otp);

        String challenge = signIn.begin("13800138000").orElseThrow();

        assertThat(signIn.finish(challenge, "424242")).isPresent();
        assertThat(messages.messages()).isEmpty();
    }
}
