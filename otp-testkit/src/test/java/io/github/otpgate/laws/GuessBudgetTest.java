package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 2: 5 wrong tries burn a code; 10 an hour per phone and purpose, 30 a day per phone; nothing resets them. */
@ExtendWith(RedisExtension.class)
class GuessBudgetTest {

    private static final NotVerified WRONG = new NotVerified(Reason.WRONG_CODE);
    private static final NotVerified LOCKED = new NotVerified(Reason.LOCKED);
    private static final NotVerified GONE = new NotVerified(Reason.NO_CHALLENGE);

    @Test
    void law2_fiveWrongTries_burnTheCode(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            String code = gate.sentCode();

            for (int i = 0; i < 5; i++) {
                assertThat(gate.verify(challenge, "login", Gate.wrong(code, i))).isEqualTo(WRONG);
            }

            assertThat(gate.verify(challenge, "login", code)).isEqualTo(GONE);
        }
    }

    @Test
    void law2_fiveHundredParallelGuessesWithTheRightOneAmongThem_evaluateAtMostFive(RedisServer redis)
            throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate one = Gate.open(settings);
                Gate two = Gate.open(settings)) {
            Issued challenge = one.issue("login");
            String code = one.sentCode();

            List<VerifyResult> results = Gate.inParallel(500, i -> {
                String guess = i == 250 ? code : Gate.wrong(code, i);
                return (i % 2 == 0 ? one : two).verify(challenge, "login", guess);
            });

            long wrong = results.stream().filter(WRONG::equals).count();
            long right = results.stream().filter(Verified.class::isInstance).count();
            assertThat(wrong + right).isBetween(1L, 5L);
            assertThat(right == 1 || wrong == 5).isTrue();
            assertThat(results).filteredOn(GONE::equals).hasSize((int) (500 - wrong - right));
        }
    }

    @ParameterizedTest
    @EnumSource(ResendMode.class)
    void law2_resendLoopWithWrongGuesses_stopsAtTenAndSpendsNoSms(ResendMode mode, RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri()).resend(mode);
        int evaluated = 0;
        int sent = 0;
        for (int round = 0; round < 20; round++) {
            // A new service each time: a restart, a new session, another node.
            try (Gate gate = Gate.open(settings)) {
                if (!(gate.otp.issue(IssueRequest.of("13800138000", "login").withSession("s" + round))
                        instanceof Issued challenge)) {
                    assertThat(gate.provider.messages()).isEmpty();
                    continue;
                }
                sent++;
                String code = gate.sentCode();
                for (int i = 0; i < 3; i++) {
                    VerifyRequest guess =
                            VerifyRequest.ofChallenge(challenge.challengeId().value(), "login", Gate.wrong(code, i));
                    evaluated += WRONG.equals(gate.otp.verify(guess.withSession("s" + round))) ? 1 : 0;
                }
            }
        }

        assertThat(evaluated).isEqualTo(10);
        assertThat(sent).isLessThan(8);
    }

    @Test
    void law2_lockedPhone_evaluatesNotEvenTheRightCodeAndSpendsNoSms(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            for (int burned = 0; burned < 2; burned++) {
                Issued challenge = gate.issue("login");
                String code = gate.sentCode();
                for (int i = 0; i < 5; i++) {
                    gate.verify(challenge, "login", Gate.wrong(code, i));
                }
            }

            int sent = gate.provider.messages().size();
            assertThat(gate.otp.issue(IssueRequest.of("13800138000", "login")))
                    .isInstanceOfSatisfying(Limited.class, limited -> {
                        assertThat(limited.cause()).isEqualTo(IssueResult.Cause.GUESSES);
                        assertThat(limited.retryAfter().toMinutes()).isBetween(55L, 60L);
                    });
            assertThat(gate.provider.messages()).hasSize(sent);
        }
    }

    @Test
    void law2_lockReachedWhileACodeIsLive_leavesItUncompared(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri()).maxAttempts(10);
        try (Gate gate = Gate.open(settings)) {
            Issued burned = gate.issue("login");
            for (int i = 0; i < 7; i++) {
                gate.verify(burned, "login", Gate.wrong(gate.sentCode(), i));
            }
            String code = gate.sentCode();
            for (int i = 7; i < 9; i++) {
                gate.verify(burned, "login", Gate.wrong(code, i));
            }
            assertThat(gate.issue("login").challengeId()).isEqualTo(burned.challengeId());
        }
        // Fewer tries per code from here on, as after a change of the configuration: the live code has had nine.
        try (Gate gate = Gate.open(settings.maxAttempts(9))) {
            Issued challenge = gate.issue("login");

            assertThat(gate.verify(challenge, "login", gate.sentCode())).isEqualTo(GONE);
        }
    }

    @Test
    void law2_thirtyWrongTriesOverAllPurposes_lockThePhone(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            for (String purpose : List.of("login", "register", "reset-password")) {
                for (int burned = 0; burned < 2; burned++) {
                    Issued challenge = gate.issue(purpose);
                    String code = gate.sentCode();
                    for (int i = 0; i < 5; i++) {
                        assertThat(gate.verify(challenge, purpose, Gate.wrong(code, i)))
                                .isEqualTo(WRONG);
                    }
                }
            }

            assertThat(gate.otp.issue(IssueRequest.of("13800138000", "register")))
                    .isInstanceOfSatisfying(Limited.class, limited -> {
                        assertThat(limited.cause()).isEqualTo(IssueResult.Cause.GUESSES);
                        assertThat(limited.retryAfter().toHours()).isBetween(22L, 24L);
                    });
        }
    }

    @Test
    void success_forgetsThePurposesWrongTriesButNotThePhones(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            int wrong = 0;
            for (int round = 0; round < 7; round++) {
                Issued challenge = gate.issue("login");
                String code = gate.sentCode();
                for (int i = 0; i < 4; i++) {
                    wrong += WRONG.equals(gate.verify(challenge, "login", Gate.wrong(code, i))) ? 1 : 0;
                }
                assertThat(gate.verify(challenge, "login", code)).isInstanceOf(Verified.class);
            }
            Issued last = gate.issue("login");
            String code = gate.sentCode();
            for (int i = 0; i < 2; i++) {
                wrong += WRONG.equals(gate.verify(last, "login", Gate.wrong(code, i))) ? 1 : 0;
            }

            assertThat(wrong).isEqualTo(30);
            assertThat(gate.verify(last, "login", code)).isEqualTo(LOCKED);
        }
    }

    @Test
    void guess_thatNamesNoLiveChallengeOrCannotBeACode_isNotCharged(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            String code = gate.sentCode();
            String id = challenge.challengeId().value();
            String forged = (id.charAt(0) == 'A' ? "B" : "A") + id.substring(1);

            for (int i = 0; i < 40; i++) {
                gate.otp.verify(VerifyRequest.ofChallenge(forged, "login", code));
                gate.otp.verify(VerifyRequest.ofChallenge("nonsense", "login", code));
                gate.verify(challenge, "register", code);
                gate.verify(challenge, "login", "12345");
                gate.verify(challenge, "login", "１２３４５６");
            }

            assertThat(gate.verify(challenge, "login", code)).isInstanceOf(Verified.class);
        }
    }
}
