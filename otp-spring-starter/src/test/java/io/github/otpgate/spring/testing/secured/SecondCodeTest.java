package io.github.otpgate.spring.testing.secured;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.junit.OtpServers;
import io.github.otpgate.testkit.junit.SimulatedVendor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What the page says of a second code within one test. */
@SpringBootTest(
        properties = {
            "otp.purposes.login.template=2",
            "otp.purposes.pay.template=2",
            "otp.limits.phone=100/1s",
            "otp.limits.cooldown="
        })
class SecondCodeTest {

    @RegisterExtension
    static final OtpServers OTP = OtpServers.simulating(SimulatedVendor.HAOTINGYUN);

    @DynamicPropertySource
    static void otp(DynamicPropertyRegistry registry) {
        OTP.springProperties().forEach((key, value) -> registry.add(key, () -> value));
    }

    @Autowired
    private OtpService otp;

    @Test
    void issue_secondToAPhoneOfASimulatedVendor_waitsForItsWindow() {
        PhoneNumber phone = OTP.newPhone();

        assertThat(otp.issue(IssueRequest.of(phone.e164(), "login"))).isInstanceOf(Issued.class);
        assertThat(otp.issue(IssueRequest.of(phone.e164(), "pay"))).isInstanceOf(Limited.class);
        assertThat(otp.issue(IssueRequest.of(OTP.newPhone().e164(), "pay"))).isInstanceOf(Issued.class);
    }
}
