package io.github.otpgate.spring.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.testkit.junit.OtpServers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest
class RecordedLoginTest {

    @RegisterExtension
    static final OtpServers OTP = OtpServers.recording();

    @DynamicPropertySource
    static void otp(DynamicPropertyRegistry registry) {
        OTP.springProperties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Recording {
        @Bean
        Provider recorder() {
            return OTP.recorder();
        }
    }

    @Autowired
    private OtpService otp;

    @Test
    void verify_codeFromTheRecorder_isRight() {
        PhoneNumber phone = OTP.newPhone();

        otp.issue(IssueRequest.of(phone.e164(), "login"));
        String code = OTP.recorder().lastCode(phone);

        assertThat(otp.verify(VerifyRequest.ofPhone(phone.e164(), "login", code)))
                .isInstanceOf(Verified.class);
    }
}
