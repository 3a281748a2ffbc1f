package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A new secret key is taken into use without losing a code, a window or a guess. */
@ExtendWith(RedisExtension.class)
class RotationTest {

    private final String earlier = Gate.newKey();
    private final String later = Gate.newKey();

    @Test
    void codeSealedUnderTheEarlierKey_isVerifiedResentAndRedeemedUnderTheLater(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate before = Gate.open(settings.secretKeys(earlier));
                Gate after = Gate.open(settings.secretKeys(later, earlier))) {
            Issued first = (Issued)
                    before.otp.issue(IssueRequest.of("13800138000", "login").withSession("s"));
            String code = before.sentCode();
            Issued direct = (Issued)
                    before.otp.issue(IssueRequest.of("13800138000", "register").withSession("s"));
            String directCode = before.sentCode();

            assertThat(after.otp.verify(
                            VerifyRequest.ofChallenge(direct.challengeId().value(), "register", directCode)
                                    .withSession("s")))
                    .isInstanceOf(Verified.class);
            after.otp.issue(IssueRequest.of("13800138000", "login").withSession("t"));
            assertThat(after.sentCode()).isEqualTo(code);
            Verified verified = (Verified) after.otp.verify(
                    VerifyRequest.ofChallenge(first.challengeId().value(), "login", code)
                            .withSession("s"));
            assertThat(after.otp.redeem(verified.ticket(), new Purpose("login"), "s"))
                    .contains(Gate.PHONE);
        }
    }

    @Test
    void law2_guessBudget_outlivesARotation(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        int wrong = 0;
        for (List<String> keys :
                List.of(List.of(earlier), List.of(earlier, later), List.of(later, earlier), List.of(earlier, later))) {
            try (Gate gate = Gate.open(settings.secretKeys(keys.toArray(String[]::new)))) {
                if (gate.otp.issue(IssueRequest.of("13800138000", "login")) instanceof Issued challenge) {
                    for (int i = 0; i < 4; i++) {
                        var result = gate.verify(challenge, "login", Gate.wrong(gate.sentCode(), i));
                        wrong += result.equals(new NotVerified(Reason.WRONG_CODE)) ? 1 : 0;
                    }
                }
            }
        }

        assertThat(wrong).isEqualTo(10);
    }

    @Test
    void law4_windows_outliveARotation(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri()).phoneLimits("2/1h");
        try (Gate before = Gate.open(settings.secretKeys(earlier));
                Gate between = Gate.open(settings.secretKeys(earlier, later));
                Gate after = Gate.open(settings.secretKeys(later, earlier))) {
            before.issue("login");
            after.issue("login");

            assertThat(between.otp.issue(IssueRequest.of("13800138000", "login")))
                    .isInstanceOf(Limited.class);
            assertThat(after.otp.issue(IssueRequest.of("13800138000", "login"))).isInstanceOf(Limited.class);
        }
    }

    @Test
    void law4_nodesAStepApart_sendOnceForOnePhone(RedisServer redis) throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri()).phoneLimits("1/1h");
        try (Gate one = Gate.open(settings.secretKeys(earlier, later));
                Gate two = Gate.open(settings.secretKeys(later, earlier))) {
            for (int i = 0; i < 40; i++) {
                IssueRequest request = IssueRequest.of("138001390" + (10 + i), "login");

                List<IssueResult> results = Gate.inParallel(2, node -> (node == 0 ? one : two).otp.issue(request));

                assertThat(results).filteredOn(Issued.class::isInstance).hasSizeLessThan(2);
            }
        }
    }

    @Test
    void law1_codeVerifiedWhileAnotherNodeMovesThePhone_succeedsOnce(RedisServer redis) throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate one = Gate.open(settings.secretKeys(earlier, later));
                Gate two = Gate.open(settings.secretKeys(later, earlier))) {
            for (int i = 0; i < 60; i++) {
                String phone = "138001391" + (10 + i);
                Issued challenge = (Issued) one.otp.issue(IssueRequest.of(phone, "login"));
                VerifyRequest guess = VerifyRequest.ofChallenge(
                        challenge.challengeId().value(),
                        "login",
                        one.provider.lastCode(new PhoneNumber("+86" + phone)));

                List<Boolean> verified = Gate.inParallel(3, call -> {
                    if (call == 0) {
                        two.otp.issue(IssueRequest.of(phone, "login"));
                        return false;
                    }
                    return (call == 1 ? one : two).otp.verify(guess) instanceof Verified;
                });
                boolean afterwards = one.otp.verify(guess) instanceof Verified;

                assertThat(verified.stream().filter(yes -> yes).count() + (afterwards ? 1 : 0))
                        .isLessThan(2);
            }
        }
    }

    @Test
    void liveCodeUnderAKeyThatIsGone_isReplaced(RedisServer redis) {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate both = Gate.open(settings.secretKeys(later, earlier));
                Gate one = Gate.open(settings.secretKeys(later))) {
            both.issue("login");

            Issued challenge = one.issue("login");

            assertThat(one.verify(challenge, "login", one.sentCode())).isInstanceOf(Verified.class);
        }
    }
}
