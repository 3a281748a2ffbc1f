package io.github.otpgate.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is sent through an account and what it is asked for keep to one rate, on all nodes. */
@ExtendWith(RedisExtension.class)
class PacedAccountTest {

    @Test
    void sendsAndPolls_onTwoNodes_areNeverTooFastForTheVendor(RedisServer redis) {
        try (Post post = new Post(
                        redis, HaotingyunSimulator.builder().openPulls().requestsPerSecond(5));
                OtpService one =
                        Post.open(post.pollingNode().provider("first", post.first("requests-per-second", "5")));
                OtpService other =
                        Post.open(post.pollingNode().provider("first", post.first("requests-per-second", "5")))) {
            List<ChallengeId> sent = IntStream.range(0, 60)
                    .parallel()
                    .mapToObj(i -> Post.issue(i % 2 == 0 ? one : other, "138001380" + (10 + i))
                            .challengeId())
                    .toList();

            sent.forEach(challenge -> Post.waiting()
                    .until(() -> one.delivery(challenge)
                            .map(Delivery::state)
                            .filter(DeliveryState.DELIVERED::equals)
                            .isPresent()));
            assertThat(post.first.inbox().messages()).hasSize(60);
            assertThat(post.first.throttled()).isZero();
            assertThat(one.operations().node().lanes()).containsKeys("first", "second", "call");
        }
    }
}
