package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Law 1: however many verify at once, a code succeeds once; and so does its ticket. */
@ExtendWith(RedisExtension.class)
class SingleUseTest {

    private static final Purpose LOGIN = new Purpose("login");

    @Test
    void law1_twoHundredParallelRightCodesOnTwoNodes_succeedOnce(RedisServer redis) throws Exception {
        OtpServiceBuilder settings = Gate.settings(redis.uri());
        try (Gate one = Gate.open(settings);
                Gate two = Gate.open(settings)) {
            Issued challenge = one.issue("login");
            String code = one.sentCode();

            List<VerifyResult> results =
                    Gate.inParallel(200, i -> (i % 2 == 0 ? one : two).verify(challenge, "login", code));

            assertThat(results).filteredOn(Verified.class::isInstance).hasSize(1);
        }
    }

    @Test
    void law1_codeUsedOnce_isRefusedAfterwards(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            String code = gate.sentCode();

            assertThat(gate.verify(challenge, "login", code)).isInstanceOf(Verified.class);
            assertThat(gate.verify(challenge, "login", code))
                    .isEqualTo(new NotVerified(VerifyResult.Reason.NO_CHALLENGE));
        }
    }

    @Test
    void law1_codeUsedAfterAWrongTry_isRefusedAfterwards(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            String code = gate.sentCode();

            assertThat(gate.verify(challenge, "login", Gate.wrong(code, 0))).isInstanceOf(NotVerified.class);
            assertThat(gate.verify(challenge, "login", code)).isInstanceOf(Verified.class);
            assertThat(gate.verify(challenge, "login", code)).isInstanceOf(NotVerified.class);
        }
    }

    @Test
    void law1_ticketRedeemedInParallel_succeedsOnce(RedisServer redis) throws Exception {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            Verified verified = (Verified) gate.verify(challenge, "login", gate.sentCode());

            List<Optional<PhoneNumber>> phones = Gate.inParallel(50, i -> gate.otp.redeem(verified.ticket(), LOGIN));

            assertThat(phones).filteredOn(Optional::isPresent).containsExactly(Optional.of(Gate.PHONE));
        }
    }

    @Test
    void redeem_forAnotherPurpose_isRefusedAndLeavesTheTicket(RedisServer redis) {
        try (Gate gate = Gate.open(Gate.settings(redis.uri()))) {
            Issued challenge = gate.issue("login");
            Verified verified = (Verified) gate.verify(challenge, "login", gate.sentCode());

            assertThat(gate.otp.redeem(verified.ticket(), new Purpose("register")))
                    .isEmpty();
            assertThat(gate.otp.redeem(verified.ticket(), LOGIN)).contains(Gate.PHONE);
        }
    }
}
