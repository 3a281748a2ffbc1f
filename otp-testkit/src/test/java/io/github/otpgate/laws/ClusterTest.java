package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.testkit.RedisCluster;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Law 10: every script runs unchanged on a Redis Cluster. Thirty phones, so that every node has its part. */
class ClusterTest {

    private static final int PHONES = 30;
    private static final Purpose LOGIN = new Purpose("login");

    private static RedisCluster cluster;

    @BeforeAll
    static void startCluster() {
        cluster = RedisCluster.start();
    }

    @AfterAll
    static void stopCluster() {
        cluster.close();
    }

    private static String phone(int i) {
        return String.format(Locale.ROOT, "138001380%02d", i);
    }

    @Test
    void law10_issueVerifyRedeem_runOnEveryNode() {
        try (Gate gate = Gate.open(Gate.settings(cluster.uri()).phoneLimits("2/1h"))) {
            for (int i = 0; i < PHONES; i++) {
                IssueResult first = gate.otp.issue(IssueRequest.of(phone(i), "login"));
                IssueResult resent = gate.otp.issue(IssueRequest.of(phone(i), "login"));
                PhoneNumber number = new PhoneNumber("+86" + phone(i));
                String id = ((Issued) resent).challengeId().value();
                String code = gate.provider.lastCode(number);

                VerifyResult wrong = gate.otp.verify(VerifyRequest.ofChallenge(id, "login", Gate.wrong(code, 1)));
                VerifyResult right = gate.otp.verify(VerifyRequest.ofChallenge(id, "login", code));

                assertThat(((Issued) first).challengeId()).isEqualTo(((Issued) resent).challengeId());
                assertThat(wrong).isNotInstanceOf(Verified.class);
                assertThat(gate.otp.redeem(((Verified) right).ticket(), LOGIN)).contains(number);
                assertThat(gate.otp.issue(IssueRequest.of(phone(i), "login"))).isInstanceOf(Limited.class);
            }
        }
        assertThat(cluster.nodes())
                .allSatisfy(node -> assertThat(node.command("DBSIZE")).isNotEqualTo("0"));
    }

    @Test
    void law10_givingBackASend_runsOnTheCluster() {
        try (Gate gate = Gate.open(Gate.settings(cluster.uri()).phoneLimits("1/1h"))) {
            gate.provider.answer(new Rejected(ErrorClass.CONTENT_REJECTED, "4"));
            gate.otp.issue(IssueRequest.of(phone(1), "login"));
            gate.provider.answer(new Rejected(ErrorClass.THROTTLED_PER_NUMBER, "22"));

            assertThat(gate.otp.issue(IssueRequest.of(phone(1), "login"))).isInstanceOf(Limited.class);
            assertThat(gate.provider.messages()).hasSize(2);
        }
    }

    @Test
    void law10_rotationOfKeys_movesPhonesBetweenNodes() {
        OtpServiceBuilder settings = Gate.settings(cluster.uri()).phoneLimits("1/1h");
        String earlier = Gate.newKey();
        String later = Gate.newKey();
        try (Gate before = Gate.open(settings.secretKeys(earlier));
                Gate after = Gate.open(settings.secretKeys(later, earlier))) {
            for (int i = 0; i < PHONES; i++) {
                assertThat(before.otp.issue(IssueRequest.of(phone(i), "login"))).isInstanceOf(Issued.class);
                assertThat(after.otp.issue(IssueRequest.of(phone(i), "login"))).isInstanceOf(Limited.class);
            }
        }
    }
}
