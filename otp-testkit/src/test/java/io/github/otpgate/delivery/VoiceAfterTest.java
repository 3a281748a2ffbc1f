package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorServer;
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

    private static Issued failed(Post post, OtpService otp) {
        post.second.status(PHONE, "UNDELIV");
        Issued issued = Post.issue(otp, PHONE);
        awaitState(otp, issued, DeliveryState.FAILED);
        return issued;
    }

    private static void awaitState(OtpService otp, Issued issued, DeliveryState wanted) {
        Post.waiting()
                .until(() -> otp.delivery(issued.challengeId())
                        .filter(delivery -> delivery.state() == wanted)
                        .isPresent());
    }

    @Test
    void issue_afterAnUndeliveredText_callsWithTheSameCode(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(calling(post.secondNode()));
                VendorServer callbacks = post.callbacksTo(otp)) {
            Issued text = failed(post, otp);

            Issued again = Post.issue(otp, PHONE);

            assertThat(again.channel()).isEqualTo(Channel.VOICE);
            assertThat(again.challengeId()).isEqualTo(text.challengeId());
            String heard =
                    post.call.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();
            assertThat(post.second.inbox().awaitMessage(PHONE, PATIENCE).code()).contains(heard);
            assertThat(Post.verify(otp, again, heard)).isInstanceOf(Verified.class);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    @Test
    void issue_afterADeliveredText_sendsAnotherText(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(calling(post.secondNode()));
                VendorServer callbacks = post.callbacksTo(otp)) {
            Issued text = Post.issue(otp, PHONE);
            awaitState(otp, text, DeliveryState.DELIVERED);

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    /** Who did not ask for a call must not notice that nobody can make one. */
    @Test
    void issue_afterAnUndeliveredTextAndNoCallToBeHad_sendsAText(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(calling(post.secondNode()));
                VendorServer callbacks = post.callbacksTo(otp)) {
            failed(post, otp);
            post.call.recharge(-post.call.balance());

            Issued again = Post.issue(otp, PHONE);

            assertThat(again.channel()).isEqualTo(Channel.SMS);
            assertThat(post.second.inbox().messagesTo(PHONE)).hasSize(2);
            assertThat(post.call.inbox().messages()).isEmpty();
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    /** A call that the phone's limits do not allow is no reason to send nothing. */
    @Test
    void issue_afterAnUndeliveredTextAndTooManyCalls_sendsAText(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(calling(post.secondNode()));
                VendorServer callbacks = post.callbacksTo(otp)) {
            failed(post, otp);
            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.VOICE);
            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.VOICE);

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    @Test
    void issue_withoutTheSetting_neverCalls(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.secondNode());
                VendorServer callbacks = post.callbacksTo(otp)) {
            failed(post, otp);

            assertThat(Post.issue(otp, PHONE).channel()).isEqualTo(Channel.SMS);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }
}
