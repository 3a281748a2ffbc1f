package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.event.OtpEvent.Withheld;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whoever pumps a blocked range must not see that it is blocked: not by the way that a code is said to go, either. */
class BlockedLooksNormalTest {

    /** What the guard counts together. It is judged when the last code in it has expired, and a minute later. */
    private static final int BUCKET_SECONDS = 600;

    private static final Duration CODE = Duration.ofMinutes(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private static final RoutingSettings CALLING = new RoutingSettings(
            Duration.ofSeconds(8), Duration.ofSeconds(4), 2, Map.of(), Optional.of(Duration.ofMinutes(10)), List.of());

    private static RedisServer redis;

    @BeforeAll
    static void start() {
        assumeTrue(RedisServer.clockCanMove());
        redis = RedisServer.startWithClock();
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    private static OtpServiceBuilder guarded(Post post) {
        return post.secondNode().guard(true).codeTtl(CODE).routing(CALLING);
    }

    /** Nobody enters a code, so the range of the phone is blocked; by then that a text failed is not forgotten. */
    private static void pump(OtpService otp, Runnable meanwhile) {
        String seconds = redis.command("TIME").lines().skip(2).findFirst().orElseThrow();
        long into = Long.parseLong(seconds) % BUCKET_SECONDS;
        redis.advance(Duration.ofSeconds(2 * BUCKET_SECONDS - into).minus(MINUTE));
        for (int i = 0; i < 40; i++) {
            Post.issue(otp, "1380013" + i % 8 + (100 + i));
        }
        meanwhile.run();
        redis.advance(MINUTE.plus(CODE).plus(MINUTE).plus(MINUTE));
    }

    private static void failedText(Post post, OtpService otp) {
        post.second.status(PHONE, "UNDELIV");
        Issued text = Post.issue(otp, PHONE);
        Post.waiting()
                .until(() -> otp.delivery(text.challengeId())
                        .filter(delivery -> delivery.state() == DeliveryState.FAILED)
                        .isPresent());
    }

    @Test
    void issue_afterAnUndeliveredText_seemsToCallABlockedNumberToo() {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(guarded(post));
                VendorServer callbacks = post.callbacksTo(otp)) {
            pump(otp, () -> failedText(post, otp));

            Issued again = Post.issue(otp, PHONE);

            assertThat(again.channel()).isEqualTo(Channel.VOICE);
            assertThat(post.call.inbox().messages()).isEmpty();
            Post.waiting().until(() -> !post.events(Withheld.class).isEmpty());
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    @Test
    void issue_withoutOne_seemsToSendATextToABlockedNumber() {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(guarded(post))) {
            pump(otp, () -> {});
            int texts = post.second.inbox().messages().size();

            Issued first = Post.issue(otp, PHONE);

            assertThat(first.channel()).isEqualTo(Channel.SMS);
            assertThat(post.second.inbox().messages()).hasSize(texts);
            Post.waiting().until(() -> !post.events(Withheld.class).isEmpty());
        }
    }
}
