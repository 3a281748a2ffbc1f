package io.github.otpgate.receipt.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisCluster;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Somebody wrote that a code is not theirs: whoever asked for it cannot use it any more. */
@ExtendWith(RedisExtension.class)
class FreezeTest {

    private static final PhoneNumber PHONE = Desk.PHONE;

    private final String namespace = "t" + UUID.randomUUID().toString().substring(0, 8);
    private final String key = Desk.newKey();

    @Test
    void notMe_liveCodes_areNeitherVerifiedNorSentAgain(RedisServer redis) {
        try (Desk desk = Desk.open(redis.uri(), namespace, key)) {
            IssueResult login = desk.issue(PHONE, "login");
            String code = desk.provider.lastCode(PHONE);
            IssueResult register = desk.issue(PHONE, "register");
            String another = desk.provider.lastCode(PHONE);
            int sent = desk.provider.messages().size();

            desk.hear(PHONE, "不是我");

            assertThat(desk.verifies(login, "login", code)).isFalse();
            assertThat(desk.verifies(register, "register", another)).isFalse();
            assertThat(desk.issue(PHONE, "login"))
                    .isInstanceOfSatisfying(
                            Limited.class,
                            limited -> assertThat(limited.retryAfter())
                                    .isBetween(Duration.ofMinutes(4), Duration.ofMinutes(5)));
            assertThat(desk.issue(PHONE, "register")).isInstanceOf(Limited.class);
            assertThat(desk.provider.messages()).hasSize(sent);
            assertThat(desk.events()).containsExactly(new Disowned("main", PHONE));
        }
    }

    @Test
    void notMe_otherPhonesAndPhonesWithoutACode_areLeftAlone(RedisServer redis) {
        try (Desk desk = Desk.open(redis.uri(), namespace, key)) {
            IssueResult other = desk.issue(Desk.phone(1), "login");
            desk.hear(PHONE, "非本人");

            assertThat(desk.verifies(other, "login", desk.provider.lastCode(Desk.phone(1))))
                    .isTrue();
            assertThat(desk.issue(PHONE, "login")).isInstanceOf(Issued.class);
        }
    }

    @Test
    void notMe_repeated_changesNothing(RedisServer redis) {
        try (Desk desk = Desk.open(redis.uri(), namespace, key)) {
            desk.issue(PHONE, "login");
            desk.hear(PHONE, "非本人");
            String before = phones(redis);

            desk.hear(PHONE, "非本人");

            assertThat(before).contains("c:login");
            assertThat(phones(redis)).isEqualTo(before);
        }
    }

    /** What is kept of phones themselves; the rest is written while nobody waits. */
    private String phones(RedisServer redis) {
        return Pattern.compile("^" + namespace + ":\\{[A-Za-z0-9_-]{22}\\} \\(hash\\)\n(?:  .*\n)*", Pattern.MULTILINE)
                .matcher(redis.dump())
                .results()
                .map(MatchResult::group)
                .sorted()
                .collect(Collectors.joining());
    }

    /** Freezing is no wrong try, and gives none back. */
    @Test
    void law8_notMe_leavesGuessBudgetAndWindows() {
        Assumptions.assumeTrue(RedisServer.clockCanMove());
        try (RedisServer redis = RedisServer.startWithClock();
                Desk desk = Desk.open(redis.uri(), namespace, key)) {
            int wrong = 0;
            for (int round = 0; round < 4; round++) {
                if (desk.issue(PHONE, "login") instanceof Issued issued) {
                    wrong += wrongTries(desk, issued);
                    desk.hear(PHONE, "非本人");
                    redis.advance(Duration.ofMinutes(6));
                }
            }

            assertThat(wrong).isEqualTo(10);
            assertThat(desk.issue(PHONE, "login")).isInstanceOf(Limited.class);
        }
    }

    private static int wrongTries(Desk desk, Issued issued) {
        String code = desk.provider.lastCode(PHONE);
        String no = code.equals("000000") ? "000001" : "000000";
        int charged = 0;
        for (int i = 0; i < 4; i++) {
            VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", no);
            charged += desk.otp.verify(guess).equals(new NotVerified(Reason.WRONG_CODE)) ? 1 : 0;
        }
        return charged;
    }

    @Test
    void issue_afterTheFrozenCodeWouldHaveExpired_sendsANewOne() {
        Assumptions.assumeTrue(RedisServer.clockCanMove());
        try (RedisServer redis = RedisServer.startWithClock();
                Desk desk = Desk.open(redis.uri(), namespace, key)) {
            desk.issue(PHONE, "login");
            desk.hear(PHONE, "非本人");
            redis.advance(Duration.ofSeconds(299));
            assertThat(desk.issue(PHONE, "login")).isInstanceOf(Limited.class);
            redis.advance(Duration.ofSeconds(2));

            IssueResult fresh = desk.issue(PHONE, "login");

            assertThat(desk.verifies(fresh, "login", desk.provider.lastCode(PHONE)))
                    .isTrue();
        }
    }

    @Test
    void freeze_whileManyVerify_nothingIsVerifiedOnceItReturned(RedisServer redis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Desk one = Desk.open(redis.uri(), namespace, key);
                Desk two = Desk.open(redis.uri(), namespace, key)) {
            for (int i = 0; i < 40; i++) {
                PhoneNumber phone = Desk.phone(i);
                IssueResult issued = one.issue(phone, "login");
                String code = one.provider.lastCode(phone);
                AtomicBoolean frozen = new AtomicBoolean();
                Callable<Boolean> guess = () -> {
                    boolean late = frozen.get();
                    return two.verifies(issued, "login", code) && late;
                };
                Callable<Boolean> freeze = () -> {
                    one.freeze(phone);
                    frozen.set(true);
                    return one.verifies(issued, "login", code);
                };

                for (Future<Boolean> verifiedLate : threads.invokeAll(List.of(guess, freeze, guess, guess))) {
                    assertThat(verifiedLate.get()).isFalse();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** A code that moves from one name to another in that moment must not escape, nor a new one be sent. */
    @Test
    void freeze_whileAnotherNodeMovesThePhone_holds(RedisServer redis) throws Exception {
        String later = Desk.newKey();
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try (Desk one = Desk.open(redis.uri(), namespace, key, later);
                Desk two = Desk.open(redis.uri(), namespace, later, key)) {
            for (int i = 0; i < 60; i++) {
                PhoneNumber phone = Desk.phone(i);
                IssueResult issued = one.issue(phone, "login");
                String code = one.provider.lastCode(phone);
                Callable<Boolean> move = () -> {
                    two.issue(phone, "login");
                    return false;
                };
                Callable<Boolean> freeze = () -> {
                    (phone.e164().endsWith("0") ? two : one).freeze(phone);
                    return one.verifies(issued, "login", code) || two.verifies(issued, "login", code);
                };

                for (Future<Boolean> escaped : threads.invokeAll(List.of(move, freeze, move))) {
                    assertThat(escaped.get()).isFalse();
                }
                assertThat(one.issue(phone, "login")).isInstanceOf(Limited.class);
                assertThat(two.issue(phone, "login")).isInstanceOf(Limited.class);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void freeze_whileManyIssue_nothingIsSentOnceItReturned(RedisServer redis) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Desk one = Desk.open(redis.uri(), namespace, key);
                Desk two = Desk.open(redis.uri(), namespace, key)) {
            for (int i = 0; i < 40; i++) {
                PhoneNumber phone = Desk.phone(i);
                one.issue(phone, "login");
                AtomicBoolean frozen = new AtomicBoolean();
                Callable<Boolean> issue = () -> {
                    boolean late = frozen.get();
                    return two.issue(phone, "login") instanceof Issued && late;
                };
                Callable<Boolean> freeze = () -> {
                    one.freeze(phone);
                    frozen.set(true);
                    return two.issue(phone, "login") instanceof Issued;
                };

                for (Future<Boolean> sentLate : threads.invokeAll(List.of(issue, freeze, issue, issue))) {
                    assertThat(sentLate.get()).isFalse();
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void law10_freeze_runsOnEveryNodeOfACluster() {
        String later = Desk.newKey();
        try (RedisCluster cluster = RedisCluster.start();
                Desk before = Desk.open(cluster.uri(), namespace, key);
                Desk after = Desk.open(cluster.uri(), namespace, later, key)) {
            for (int i = 0; i < 20; i++) {
                PhoneNumber phone = Desk.phone(i);
                IssueResult issued = before.issue(phone, "login");
                String code = before.provider.lastCode(phone);

                (i % 2 == 0 ? before : after).freeze(phone);

                assertThat(after.verifies(issued, "login", code)).isFalse();
                assertThat(after.issue(phone, "login")).isInstanceOf(Limited.class);
            }
        }
    }

    @Test
    void law6_redisAway_notMeIsNotTakenForHeeded() {
        try (RedisServer redis = RedisServer.start();
                Desk desk = Desk.open(redis.uri(), namespace, key)) {
            redis.stop();

            assertThatExceptionOfType(StoreException.class).isThrownBy(() -> desk.hear(PHONE, "非本人"));
            assertThat(desk.events()).isEmpty();
            assertThat(desk.heard).isEmpty();
        }
    }
}
