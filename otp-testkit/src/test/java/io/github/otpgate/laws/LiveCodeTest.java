package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.store.ResendMode;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Law 3: one live code per phone and purpose; a resend never prolongs its life. */
@ExtendWith(RedisExtension.class)
class LiveCodeTest {

    @Test
    void law3_resend_sendsTheSameCodeOfTheSameChallenge(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued first = gate.issue("login");
            String code = gate.sentCode();

            Issued second = gate.issue("login");

            assertThat(gate.sentCode()).isEqualTo(code);
            assertThat(second.challengeId()).isEqualTo(first.challengeId());
            assertThat(gate.verify(first, "login", code)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void law3_resendNew_replacesTheCode(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).resend(ResendMode.NEW))) {
            Issued first = gate.issue("login");
            String earlier = gate.sentCode();
            Issued second = gate.issue("login");
            String later = gate.sentCode();
            for (int i = 0; later.equals(earlier) && i < 5; i++) {
                second = gate.issue("login");
                later = gate.sentCode();
            }

            assertThat(gate.verify(first, "login", earlier)).isInstanceOf(NotVerified.class);
            assertThat(gate.verify(second, "login", later)).isInstanceOf(Verified.class);
        }
    }

    @ParameterizedTest
    @EnumSource(ResendMode.class)
    void law3_resend_doesNotProlongTheLife(ResendMode mode, RedisServer redis) {
        Duration life = Duration.ofSeconds(3);
        try (Gate gate = Gate.open(Gate.settings(redis.uri()).resend(mode).codeTtl(life))) {
            Issued first = gate.issue("login");
            await().until(() -> gate.issue("login").expiresIn().compareTo(Duration.ofSeconds(1)) < 0);
            String code = gate.sentCode();

            // Asking with a code that cannot be right keeps the life untouched and tells when it is over.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !gate.issue("login").challengeId().equals(first.challengeId()));

            assertThat(gate.verify(first, "login", code)).isInstanceOf(NotVerified.class);
        }
    }

    @Test
    void law3_purposes_haveCodesOfTheirOwn(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued login = gate.issue("login");
            String loginCode = gate.sentCode();
            Issued reset = gate.issue("reset-password");
            String resetCode = gate.sentCode();

            assertThat(gate.verify(login, "reset-password", loginCode)).isInstanceOf(NotVerified.class);
            assertThat(gate.verify(reset, "reset-password", resetCode)).isInstanceOf(Verified.class);
            assertThat(gate.verify(login, "login", loginCode)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void session_thatDidNotAsk_isRefusedAndCostsTheOwnerNothing(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued issued = (Issued)
                    gate.otp.issue(IssueRequest.of("13800138000", "login").withSession("owner"));
            VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", gate.sentCode());

            for (int i = 0; i < 10; i++) {
                assertThat(gate.otp.verify(guess.withSession("stranger"))).isInstanceOf(NotVerified.class);
                assertThat(gate.otp.verify(guess)).isInstanceOf(NotVerified.class);
            }

            assertThat(gate.otp.verify(guess.withSession("owner"))).isInstanceOf(Verified.class);
        }
    }

    @Test
    void session_thatAskedForAResend_mayVerifyAsWell(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            gate.otp.issue(IssueRequest.of("13800138000", "login").withSession("laptop"));
            Issued issued = (Issued)
                    gate.otp.issue(IssueRequest.of("13800138000", "login").withSession("phone"));
            VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", gate.sentCode());

            assertThat(gate.otp.verify(guess.withSession("third"))).isInstanceOf(NotVerified.class);
            assertThat(gate.otp.verify(guess.withSession("laptop"))).isInstanceOf(Verified.class);
        }
    }

    @Test
    void session_resendWithoutOne_doesNotOpenTheChallengeToOthers(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            gate.otp.issue(IssueRequest.of("13800138000", "login").withSession("owner"));
            Issued issued = gate.issue("login");
            VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", gate.sentCode());

            assertThat(gate.otp.verify(guess.withSession("stranger"))).isInstanceOf(NotVerified.class);
            assertThat(gate.otp.verify(guess)).isInstanceOf(Verified.class);
        }
    }

    @Test
    void session_thatBeganAfterTheCodeWasAskedFor_mayVerify(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued issued = gate.issue("login");
            VerifyRequest guess = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", gate.sentCode());

            assertThat(gate.otp.verify(guess.withSession("new"))).isInstanceOf(Verified.class);
        }
    }

    @Test
    void verify_byPhone_findsTheLiveChallenge(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            gate.issue("login");

            assertThat(gate.otp.verify(VerifyRequest.ofPhone("+86 138 0013 8000", "login", gate.sentCode())))
                    .isInstanceOf(Verified.class);
        }
    }
}
