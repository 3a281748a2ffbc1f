package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.guard.Finding;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people write back is heeded. */
@ExtendWith(RedisExtension.class)
class OptOutTest {

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final ReceiptListener listener = new ReceiptListener() {
        @Override
        public void replied(String provider, Reply reply) {
            heard.add(provider + ": " + reply.text());
        }
    };

    private Post post(RedisServer redis) {
        return new Post(redis, HaotingyunSimulator.builder().openPulls());
    }

    @Test
    void issue_afterAnOptOut_sendsNothingAndLooksLikeAnyOther(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(post.pollingNode().receiptListener(listener))) {
            Issued before = Post.issue(otp, PHONE);
            post.first.reply(PHONE, " td ");
            await().atMost(PATIENCE).until(() -> otp.isSuppressed(before.phone()));
            await().atMost(PATIENCE).until(() -> !heard.isEmpty());
            int messages = post.first.inbox().messages().size();

            IssueResult after = otp.issue(IssueRequest.of(PHONE, "login"));

            assertThat(after).isInstanceOf(Issued.class);
            assertThat(post.first.inbox().messages()).hasSize(messages);
            assertThat(post.second.inbox().messages()).isEmpty();
            assertThat(otp.explain(PHONE).orElseThrow().findings())
                    .extracting(Finding::rule)
                    .contains("opt-out");
            assertThat(otp.delivery(((Issued) after).challengeId()).map(Delivery::shown))
                    .isPresent();
            assertThat(heard).containsExactly("first:  td ");
            assertThat(post.events(OptedOut.class)).hasSize(1);
        }
    }

    @Test
    void allow_afterAnOptOut_sendsAgain(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(post.node())) {
            Issued first = Post.issue(otp, PHONE);
            assertThat(otp.suppress(first.phone())).isTrue();
            Post.issue(otp, PHONE);

            assertThat(otp.allow(first.phone())).isTrue();
            Post.issue(otp, PHONE);

            assertThat(post.first.inbox().messagesTo(PHONE)).hasSize(2);
        }
    }

    @Test
    void law8_notMe_codeIsWorthlessAndNothingElseChanges(RedisServer redis) {
        try (Post post = post(redis);
                OtpService otp = Post.open(post.pollingNode().receiptListener(listener))) {
            Issued issued = Post.issue(otp, PHONE);
            String code = post.first.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();

            post.first.reply(PHONE, "非本人");
            await().atMost(PATIENCE).until(() -> !post.events(Disowned.class).isEmpty());

            assertThat(Post.verify(otp, issued, code)).isInstanceOf(NotVerified.class);
            assertThat(otp.isSuppressed(issued.phone())).isFalse();
            assertThat(otp.issue(IssueRequest.of(PHONE, "login"))).isInstanceOf(IssueResult.Limited.class);
        }
    }
}
