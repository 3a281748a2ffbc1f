package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.guard.Finding;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.VendorServer;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
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

    @Test
    void issue_afterAnOptOut_sendsNothingAndLooksLikeAnyOther(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.secondNode().receiptListener(listener));
                VendorServer callbacks = post.callbacksTo(otp)) {
            Issued before = Post.issue(otp, PHONE);
            post.second.reply(PHONE, " td ");
            Post.waiting().until(() -> otp.isSuppressed(before.phone()));
            Post.waiting().until(() -> !heard.isEmpty());
            int messages = post.second.inbox().messages().size();

            IssueResult after = otp.issue(IssueRequest.of(PHONE, "login"));

            assertThat(after).isInstanceOf(Issued.class);
            assertThat(post.second.inbox().messages()).hasSize(messages);
            assertThat(otp.explain(PHONE).orElseThrow().findings())
                    .extracting(Finding::rule)
                    .contains("opt-out");
            assertThat(otp.delivery(((Issued) after).challengeId()).map(Delivery::shown))
                    .isPresent();
            assertThat(heard).containsExactly("second:  td ");
            Post.waiting().until(() -> !post.events(OptedOut.class).isEmpty());
            assertThat(post.events(OptedOut.class)).hasSize(1);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }

    @Test
    void issue_suppressedWhileVendorsRefuse_isRefusedLikeAnyOther(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.secondNode())) {
            post.second.recharge(HttpBatchBuilder.SAMPLE_PRODUCT, -1_000_000_000);
            IssueResult ordinary = otp.issue(IssueRequest.of("13900139000", "login"));
            assertThat(ordinary).isInstanceOf(IssueResult.Undelivered.class);
            otp.suppress(new PhoneNumber("+86" + PHONE));

            IssueResult suppressed = otp.issue(IssueRequest.of(PHONE, "login"));

            assertThat(suppressed).isInstanceOf(IssueResult.Undelivered.class);
        }
    }

    @Test
    void allow_afterAnOptOut_sendsAgain(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.secondNode())) {
            Issued first = Post.issue(otp, PHONE);
            assertThat(otp.suppress(first.phone())).isTrue();
            Post.issue(otp, PHONE);

            assertThat(otp.allow(first.phone())).isTrue();
            Post.issue(otp, PHONE);

            assertThat(post.second.inbox().messagesTo(PHONE)).hasSize(2);
        }
    }

    @Test
    void law8_notMe_codeIsWorthlessAndNothingElseChanges(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.secondNode().receiptListener(listener));
                VendorServer callbacks = post.callbacksTo(otp)) {
            Issued issued = Post.issue(otp, PHONE);
            String code =
                    post.second.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();

            post.second.reply(PHONE, "非本人");
            Post.waiting().until(() -> !post.events(Disowned.class).isEmpty());

            assertThat(Post.verify(otp, issued, code)).isInstanceOf(NotVerified.class);
            assertThat(otp.isSuppressed(issued.phone())).isFalse();
            assertThat(otp.issue(IssueRequest.of(PHONE, "login"))).isInstanceOf(IssueResult.Limited.class);
            assertThat(callbacks.requests().count()).isPositive();
        }
    }
}
