package io.github.otpgate.delivery;

import static io.github.otpgate.delivery.Post.PATIENCE;
import static io.github.otpgate.delivery.Post.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.event.OtpEvent.AccountFault;
import io.github.otpgate.event.OtpEvent.BreakerMoved;
import io.github.otpgate.event.OtpEvent.FailedOver;
import io.github.otpgate.receipt.DeliveryAttempt;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.receipt.DeliveryState;
import io.github.otpgate.route.RoutingSettings;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A vendor fails in every way it can, and the user gets a code all the same. */
@ExtendWith(RedisExtension.class)
class VendorFaultsTest {

    private static final RoutingSettings QUICK = Post.routing(Duration.ofSeconds(20), Duration.ofMillis(500));

    private static final AccountFault OUT_OF_MONEY = new AccountFault("first", "insufficient-balance", "3");

    private Post post;

    @BeforeEach
    void open(RedisServer redis) {
        post = new Post(redis);
    }

    @AfterEach
    void close() {
        post.close();
    }

    static Stream<Arguments> uncertainFaults() {
        return Stream.of(
                Arguments.of("hangs after accepting", Fault.acceptThenHang(), 1),
                Arguments.of("resets after accepting", Fault.acceptThenReset(), 1),
                Arguments.of("resets", Fault.reset(), 0),
                Arguments.of("answers 502", Fault.answer(502, "text/html", "<h1>Bad Gateway</h1>"), 0),
                Arguments.of(
                        "answers 502 after accepting",
                        Fault.acceptThenAnswer(502, "text/html", "<h1>Bad Gateway</h1>"),
                        1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("uncertainFaults")
    void law7_firstMayHaveTakenIt_secondSendsTheSameCodeOnce(String what, Fault fault, int arrived) {
        try (OtpService otp = Post.open(post.node().routing(QUICK))) {
            post.first.faults().always(fault);

            Issued issued = Post.issue(otp, PHONE);
            String code =
                    post.second.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();

            assertThat(post.first.requests().count()).isOne();
            assertThat(post.second.requests().count()).isOne();
            assertThat(post.first.inbox().messagesTo(PHONE))
                    .hasSize(arrived)
                    .allSatisfy(message -> assertThat(message.code()).contains(code));
            assertThat(Post.verify(otp, issued, code)).isInstanceOf(Verified.class);
            assertThat(answers(otp, issued)).containsExactlyInAnyOrder(Answer.UNCERTAIN, Answer.ACCEPTED);
            post.first.faults().clear();
        }
    }

    private static List<Answer> answers(OtpService otp, Issued issued) {
        Post.waiting()
                .until(() -> otp.delivery(issued.challengeId())
                                .orElseThrow()
                                .attempts()
                                .size()
                        == 2);
        return otp.delivery(issued.challengeId()).orElseThrow().attempts().stream()
                .map(DeliveryAttempt::submission)
                .toList();
    }

    @Test
    void law7_bothMayHaveTakenIt_noMoreThanTwoArePaidAndTheCallEnds() {
        try (OtpService otp =
                Post.open(post.node().routing(Post.routing(Duration.ofSeconds(2), Duration.ofMillis(500))))) {
            post.first.faults().always(Fault.acceptThenHang());
            post.second.faults().always(Fault.acceptThenHang());

            Issued issued = Post.issue(otp, PHONE);

            assertThat(issued.certain()).isFalse();
            assertThat(post.first.requests().count() + post.second.requests().count())
                    .isEqualTo(2);
            String code =
                    post.first.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();
            assertThat(post.second.inbox().awaitMessage(PHONE, PATIENCE).code()).contains(code);
            assertThat(Post.verify(otp, issued, code)).isInstanceOf(Verified.class);
            post.first.faults().clear();
            post.second.faults().clear();
        }
    }

    @Test
    void law8_bothAnswerAfterTheCallEnded_stateOnlyMovesForward() {
        try (OtpService otp =
                Post.open(post.node().routing(Post.routing(Duration.ofSeconds(1), Duration.ofMillis(300))))) {
            post.first.faults().always(Fault.delay(Duration.ofSeconds(3)));
            post.second.faults().always(Fault.delay(Duration.ofSeconds(3)));

            Issued issued = Post.issue(otp, PHONE);

            assertThat(issued.certain()).isFalse();
            assertThat(answers(otp, issued)).containsOnly(Answer.UNCERTAIN);
            Post.waiting().until(() -> answers(otp, issued).stream().allMatch(Answer.ACCEPTED::equals));
            assertThat(otp.delivery(issued.challengeId()).orElseThrow().state()).isEqualTo(DeliveryState.UNKNOWN);
            post.first.faults().clear();
            post.second.faults().clear();
        }
    }

    private static boolean isOpen(Post post, String cause) {
        return post.events(BreakerMoved.class).stream()
                .anyMatch(moved -> moved.provider().equals("first")
                        && moved.to().equals("open")
                        && moved.cause().equals(cause));
    }

    @Test
    void issue_firstOutOfMoney_isLeftOutUntilItIsRefilled() {
        try (OtpService otp = Post.open(post.pollingNode().routing(QUICK))) {
            post.first.recharge(-post.first.balance());

            Post.issue(otp, PHONE);
            long asked = post.first.requests().count();
            Post.issue(otp, "13900139000");

            assertThat(post.second.inbox().messages()).hasSize(2);
            assertThat(post.first.requests().count()).isEqualTo(asked);
            // The poll of the balance may have been there before any message: then none was refused.
            Post.waiting()
                    .until(() -> post.events(AccountFault.class).contains(OUT_OF_MONEY) || isOpen(post, "account"));

            post.first.recharge(1000);
            Post.waiting().untilAsserted(() -> {
                Post.issue(otp, "13700137000");
                assertThat(post.first.inbox().messagesTo("13700137000")).isNotEmpty();
            });
            Post.waiting()
                    .untilAsserted(() -> assertThat(post.events(BreakerMoved.class))
                            .filteredOn(moved -> moved.provider().equals("first"))
                            .extracting(BreakerMoved::to)
                            .contains("open", "closed"));
        }
    }

    @Test
    void issue_firstLostItsKey_secondSendsAndTheOperatorHears(RedisServer redis) {
        try (Post broken = new Post(redis, HaotingyunSimulator.builder().apiKey("0".repeat(32)));
                OtpService otp = Post.open(broken.node().routing(QUICK))) {
            Issued issued = Post.issue(otp, PHONE);

            String code =
                    broken.second.inbox().awaitMessage(PHONE, PATIENCE).code().orElseThrow();
            assertThat(Post.verify(otp, issued, code)).isInstanceOf(Verified.class);
            Post.waiting().until(() -> !broken.events(FailedOver.class).isEmpty());
            assertThat(broken.events(AccountFault.class))
                    .extracting(AccountFault::reason)
                    .containsExactly("auth-failed");
            assertThat(otp.operations().node().routes())
                    .filteredOn(route -> route.provider().equals("first"))
                    .extracting(route -> route.breaker() + " " + route.cause().orElse(""))
                    .containsExactly("open account");
        }
    }

    @Test
    void issue_firstThrottlesTheAccount_secondSends(RedisServer redis) {
        try (Post busy = new Post(redis, HaotingyunSimulator.builder().requestsPerSecond(1));
                OtpService otp = Post.open(busy.node().routing(QUICK))) {
            for (int i = 0; i < 10; i++) {
                Post.issue(otp, "1380013800" + i);
            }

            assertThat(busy.first.inbox().messages().size()
                            + busy.second.inbox().messages().size())
                    .isEqualTo(10);
            assertThat(busy.second.inbox().messages()).isNotEmpty();
        }
    }

    @Test
    void issue_firstHangsForManyCallers_othersAreNotStarved() throws InterruptedException {
        try (OtpService otp = Post.open(post.node().routing(QUICK))) {
            post.first.faults().always(Fault.acceptThenHang());

            List<Thread> callers = IntStream.range(0, 90)
                    .mapToObj(i -> new Thread(() -> Post.issue(otp, "138001380" + (10 + i))))
                    .toList();
            callers.forEach(Thread::start);
            for (Thread caller : callers) {
                caller.join(PATIENCE.toMillis());
                assertThat(caller.isAlive()).isFalse();
            }

            assertThat(post.second.inbox().messages()).hasSize(90);
            post.first.faults().clear();
        }
    }
}
