package io.github.otpgate.testkit.junit.example;

import static io.github.otpgate.testkit.junit.SimulatedVendor.HAOTINGYUN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.junit.OtpTest;
import io.github.otpgate.testkit.junit.OtpTestCustomizer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

@OtpTest(vendors = HAOTINGYUN)
class ReplyTest implements OtpTestCustomizer {

    private final List<String> replies = new CopyOnWriteArrayList<>();

    @Override
    public void customize(OtpServiceBuilder otp) {
        otp.polling(PollSettings.DEFAULT).receiptListener(new ReceiptListener() {
            @Override
            public void replied(String provider, Reply reply) {
                replies.add(reply.text());
            }
        });
    }

    @Test
    void reply_fromThePhone_isHeard(OtpService otp, HaotingyunSimulator vendor) {
        assertThat(new SignIn(otp).begin("13800138000")).isPresent();

        vendor.reply("13800138000", "TD");

        await().atMost(Duration.ofSeconds(30)).until(() -> replies.contains("TD"));
    }
}
