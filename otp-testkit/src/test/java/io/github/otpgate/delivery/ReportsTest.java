package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.receipt.DeliveryUpdate;
import io.github.otpgate.receipt.ReceiptListener;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Delivery reports find their messages, whenever and however often they come. */
@ExtendWith(RedisExtension.class)
class ReportsTest {

    private static DeliveryState state(OtpService otp, ChallengeId challenge) {
        return otp.delivery(challenge).map(Delivery::state).orElse(DeliveryState.ACCEPTED);
    }

    private static void awaitState(OtpService otp, ChallengeId challenge, DeliveryState wanted) {
        Post.waiting().until(() -> state(otp, challenge) == wanted);
    }

    @Test
    void delivery_reportPulled_isDelivered(RedisServer redis) {
        try (Post post = new Post(redis, HaotingyunSimulator.builder().openPulls());
                OtpService otp = Post.open(post.pollingNode())) {
            Issued issued = Post.issue(otp, PHONE);

            awaitState(otp, issued.challengeId(), DeliveryState.DELIVERED);
        }
    }

    @Test
    void delivery_reportOfFailure_isFailed(RedisServer redis) {
        try (Post post = new Post(redis, HaotingyunSimulator.builder().openPulls());
                OtpService otp = Post.open(post.pollingNode())) {
            post.first.failReports(PHONE, "DB:0103");

            Issued issued = Post.issue(otp, PHONE);

            awaitState(otp, issued.challengeId(), DeliveryState.FAILED);
            assertThat(otp.delivery(issued.challengeId()).orElseThrow().attempts())
                    .singleElement()
                    .satisfies(attempt -> assertThat(attempt.status()).contains("DB:0103"));
        }
    }

    /** While the vendor still writes its answer, the report has been fetched. */
    @Test
    void law8_reportBeforeTheSendReturned_isNotLostEvenWhereItsListenerFails(RedisServer redis) {
        List<DeliveryUpdate> heard = new CopyOnWriteArrayList<>();
        ReceiptListener listener = new ReceiptListener() {
            @Override
            public void reported(DeliveryUpdate update) {
                heard.add(update);
                if (heard.size() == 1) {
                    throw new IllegalStateException("not now");
                }
            }
        };
        try (Post post = new Post(redis, HaotingyunSimulator.builder().openPulls());
                OtpService otp = Post.open(post.pollingNode().receiptListener(listener))) {
            post.first.faults().next(Fault.slowBody(Duration.ofMillis(30)));

            Issued issued = Post.issue(otp, PHONE);

            awaitState(otp, issued.challengeId(), DeliveryState.DELIVERED);
            assertThat(otp.operations().node().receipts().early()).isOne();
            Post.waiting().until(() -> heard.size() == 2);
            assertThat(heard).extracting(DeliveryUpdate::challenge).containsOnly(issued.challengeId());
        }
    }

    /** 500 in one push, each three times, in any order, half of them before the message is sent, on two nodes. */
    @Test
    void law8_pushesTripledAndShuffledHalfOfThemEarly_bookIsCorrect(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.node());
                OtpService another = Post.open(post.node())) {
            List<ChallengeId> sent = IntStream.range(0, 250)
                    .mapToObj(i -> Post.issue(otp, "138" + (10_000_000 + i)).challengeId())
                    .toList();
            List<Long> known =
                    sent.stream().map(challenge -> messageId(otp, challenge)).toList();
            long next = Collections.max(known) + 1;
            List<Long> all = new ArrayList<>(known);
            IntStream.range(0, 250).forEach(i -> all.add(next + i));
            List<Long> tripled = new ArrayList<>();
            IntStream.range(0, 3).forEach(i -> tripled.addAll(all));
            Collections.shuffle(tripled, new Random(7));

            for (int i = 0; i < tripled.size(); i += 500) {
                OtpService node = i % 1000 == 0 ? otp : another;
                assertThat(Post.push(node, reports(tripled.subList(i, i + 500))))
                        .satisfies(answer -> {
                            assertThat(answer.status()).isEqualTo(200);
                            assertThat(answer.body()).isEqualTo("SUCCESS");
                        });
            }
            List<ChallengeId> late = IntStream.range(0, 250)
                    .mapToObj(i -> Post.issue(another, "139" + (10_000_000 + i)).challengeId())
                    .toList();

            assertThat(late).extracting(challenge -> messageId(otp, challenge)).containsAll(all.subList(250, 500));
            sent.forEach(challenge -> awaitState(otp, challenge, DeliveryState.DELIVERED));
            late.forEach(challenge -> awaitState(another, challenge, DeliveryState.DELIVERED));
        }
    }

    private static long messageId(OtpService otp, ChallengeId challenge) {
        Post.waiting()
                .until(() -> otp.delivery(challenge)
                        .filter(delivery -> !delivery.attempts().isEmpty())
                        .isPresent());
        return Long.parseLong(otp.delivery(challenge)
                .orElseThrow()
                .attempts()
                .get(0)
                .messageIds()
                .get(0));
    }

    private static String reports(List<Long> ids) {
        List<String> items = ids.stream()
                .map(id -> "{\"sid\":" + id + ",\"uid\":null,\"user_receive_time\":\"2026-11-27 10:00:00\","
                        + "\"error_msg\":\"DELIVRD\",\"report_status\":\"SUCCESS\"}")
                .toList();
        return "sms_status=" + URLEncoder.encode("[" + String.join(",", items) + "]", UTF_8);
    }

    @Test
    void receive_whatIsNoPush_isADeadLetter(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.node())) {
            assertThat(Post.push(otp, "sms_status=nonsense").status()).isEqualTo(400);

            assertThat(otp.deadLetters(10)).singleElement().satisfies(letter -> {
                assertThat(letter.provider()).isEqualTo("first");
                assertThat(letter.toString()).doesNotContain("nonsense");
            });
        }
    }

    @Test
    void delivery_byMessageAndByMaskedPhone_isFound(RedisServer redis) {
        try (Post post = new Post(redis);
                OtpService otp = Post.open(post.node())) {
            Issued issued = Post.issue(otp, PHONE);
            long id = messageId(otp, issued.challengeId());

            Optional<Delivery> byId = otp.delivery("first", Long.toString(id));

            assertThat(byId.map(Delivery::challenge)).contains(issued.challengeId());
            assertThat(otp.deliveries("138****8000", 10))
                    .extracting(Delivery::challenge)
                    .containsExactly(issued.challengeId());
            assertThat(otp.delivery(new ChallengeId("nobody"))).isEmpty();
        }
    }

    @Test
    void law5_afterReportsRepliesAndDeadLetters_redisHoldsNoNumberAndNoCode(RedisServer redis) {
        try (Post post = new Post(redis, HaotingyunSimulator.builder().openPulls());
                OtpService otp = Post.open(post.pollingNode())) {
            Issued issued = Post.issue(otp, PHONE);
            String code =
                    post.first.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();
            awaitState(otp, issued.challengeId(), DeliveryState.DELIVERED);
            Post.push(otp, "sms_status=13800138000");
            post.first.reply(PHONE, "TD");
            Post.waiting().until(() -> otp.isSuppressed(issued.phone()));

            String dump = redis.dump();

            assertThat(dump).doesNotContain("13800138000", "3800138000", "138****8000", code, "TD\"");
        }
    }
}
