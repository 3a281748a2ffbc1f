package io.github.otpgate.testkit.junit.example;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.junit.OtpTest;
import io.github.otpgate.testkit.junit.OtpTestCustomizer;
import org.junit.jupiter.api.Test;

@OtpTest
class ConfiguredSignInTest implements OtpTestCustomizer {

    @Override
    public void customize(OtpServiceBuilder otp) {
        otp.codeLength(8).phoneLimits("1000/1s");
    }

    @Test
    void begin_asOftenAsOneLikes_sends(OtpService otp, RecordingProvider messages) {
        SignIn signIn = new SignIn(otp);

        assertThat(signIn.begin("13800138000")).isPresent();
        assertThat(signIn.begin("13800138000")).isPresent();
        assertThat(messages.messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.code()).hasSize(8));
    }
}
