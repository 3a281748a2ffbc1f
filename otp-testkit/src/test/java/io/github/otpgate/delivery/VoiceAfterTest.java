package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Who asks again because nothing arrived is called. */
@ExtendWith(RedisExtension.class)
class VoiceAfterTest {

    private static OtpServiceBuilder calling(OtpServiceBuilder settings) {
        return settings.routing(new RoutingSettings(
                Duration.ofSeconds(8),
                Duration.ofSeconds(4),
                2,
                Map.of(),
                Optional.of(Duration.ofMinutes(10)),
                List.of()));
    }

    private static Post post(RedisServer redis) {
        return new Post(redis, HaotingyunSimulator.builder().openPulls());
    }

    private static Issued failed(Post post, OtpService otp) {
        post.first.failReports(PHONE, "DB:0103");
        Issued issued = Post.issue(otp, PHONE);
        await().atMost(PATIENCE).until(() -> otp.delivery(issued.challengeId())
                .filter(delivery -> delivery.state() == DeliveryState.FAILED)
                .isPresent());
        return issued;
    }

    @Test
    void issue_afterAnUndeliveredText_callsWithTheSameCode(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(calling(post.pollingNode()))) {
            Issued text = failed(post, otp);

            Issued again = Post.issue(otp, PHONE);

            assertThat(again.channel()).isEqualTo(Channel.VOICE);
            assertThat(again.challengeId()).isEqualTo(text.challengeId());
            String heard = post.call.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();
            assertThat(post.first.inbox().awaitMessage(PHONE, PATIENCE).code()).contains(heard);
            assertThat(Post.verify(otp, again, heard)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void issue_afterADeliveredText_sendsAnotherText(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(calling(post.pollingNode()))) {
            Issued text = Post.issue(otp, PHONE);
            await().atMost(PATIENCE).until(() -> otp.delivery(text.challengeId())
                    .filter(delivery -> delivery.state() == DeliveryState.DELIVERED)
                    .isPresent());

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
        }
    }

    /** A call that the phone's limits do not allow is no reason to send nothing. */
    @Test
    void issue_afterAnUndeliveredTextAndTooManyCalls_sendsAText(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(calling(post.pollingNode()))) {
            failed(post, otp);
            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.VOICE);
            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.VOICE);

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
        }
    }

    @Test
    void issue_withoutTheSetting_neverCalls(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(post.pollingNode())) {
            failed(post, otp);

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
        }
    }
}
