package io.github.otpgate.testkit.junit.example;

import static io.github.otpgate.testkit.junit.SimulatedVendor.HAOTINGYUN;
import static io.github.otpgate.testkit.junit.SimulatedVendor.HTTP_BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.junit.OtpTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@OtpTest(vendors = {HAOTINGYUN, HTTP_BATCH})
class FailoverTest {

    @Test
    void begin_firstVendorWithoutMoney_theSecondSends(
            OtpService otp, HaotingyunSimulator first, HttpBatchSimulator second) {
        first.recharge(-first.balance());

        String challenge = new SignIn(otp).begin("13800138000").orElseThrow();

        assertThat(first.inbox().messages()).isEmpty();
        String code = second.inbox()
                .awaitMessage("13800138000", Duration.ofSeconds(10))
                .code()
                .orElseThrow();
        assertThat(new SignIn(otp).finish(challenge, code)).isPresent();
    }
}
