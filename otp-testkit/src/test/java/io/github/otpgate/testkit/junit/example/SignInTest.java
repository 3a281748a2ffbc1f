package io.github.otpgate.testkit.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.junit.OtpTest;
import org.junit.jupiter.api.Test;

@OtpTest
class SignInTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    @Test
    void finish_codeFromTheMessage_isThePhone(OtpService otp, RecordingProvider messages) {
        SignIn signIn = new SignIn(otp);

        String challenge = signIn.begin("13800138000").orElseThrow();

        assertThat(signIn.finish(challenge, messages.lastCode(PHONE))).contains(PHONE);
    }

    @Test
    void begin_twiceWithinAMinute_sendsOnce(OtpService otp, RecordingProvider messages) {
        SignIn signIn = new SignIn(otp);

        assertThat(signIn.begin("13800138000")).isPresent();
        assertThat(signIn.begin("13800138000")).isEmpty();
        assertThat(messages.messages()).hasSize(1);
    }
}
