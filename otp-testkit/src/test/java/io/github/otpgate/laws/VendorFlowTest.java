package io.github.otpgate.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Undelivered;
import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole way: Redis, HTTP to a vendor that enforces its rules, the phone, and back. */
@ExtendWith(RedisExtension.class)
class VendorFlowTest {

    private HaotingyunSimulator vendor;

    @BeforeEach
    void startVendor() {
        vendor = HaotingyunSimulator.start();
    }

    @AfterEach
    void stopVendor() {
        vendor.close();
    }

    private OtpServiceBuilder settings(RedisServer redis) {
        return Gate.settings(redis.uri())
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                vendor.baseUri().toString(),
                                "api-key",
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY));
    }

    private static OtpService open(OtpServiceBuilder settings) {
        OtpService otp = settings.build();
        Gate.awaitRedis(otp);
        return otp;
    }

    @Test
    void issueAndVerify_throughTheVendor_provesThePhone(RedisServer redis) {
        try (OtpService otp = open(settings(redis))) {
            Issued issued = (Issued) otp.issue(IssueRequest.of("138 0013 8000", "login"));
            String code = vendor.inbox().messagesTo("13800138000").get(0).code().orElseThrow();

            var result =
                    otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", code));

            assertThat(issued.certain()).isTrue();
            assertThat(((Verified) result).phone()).isEqualTo(Gate.PHONE);
            assertThat(otp.redeem(((Verified) result).ticket(), new Purpose("login")))
                    .contains(Gate.PHONE);
        }
    }

    @Test
    void law4_parallelIssuesOfManySpellings_sendOneRequest(RedisServer redis) throws Exception {
        List<String> spellings = List.of(
                "13800138000",
                "+8613800138000",
                "8613800138000",
                "008613800138000",
                "138 0013 8000",
                "138-0013-8000",
                "+86 138 0013 8000",
                "+86 (138) 0013-8000");
        try (OtpService one = open(settings(redis).phoneLimits("1/60s", "3/5m"))) {
            List<IssueResult> results =
                    Gate.inParallel(100, i -> one.issue(IssueRequest.of(spellings.get(i % spellings.size()), "login")));

            assertThat(results).filteredOn(Issued.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(Limited.class::isInstance).hasSize(99);
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }

    @Test
    void law4_vendorsOwnWindow_holdsWhereTheConfiguredOneIsWider(RedisServer redis) {
        try (OtpService otp = open(settings(redis))) {
            otp.issue(IssueRequest.of("13800138000", "login"));

            IssueResult second = otp.issue(IssueRequest.of("13800138000", "register"));

            assertThat(second).isInstanceOfSatisfying(Limited.class, limited -> {
                assertThat(limited.retryAfter().toSeconds()).isBetween(25L, 31L);
                assertThat(limited.cause()).isEqualTo(IssueResult.Cause.PHONE);
            });
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }

    @Test
    void law7_answerLostAfterAcceptance_isIssuedAndNotSentAgain(RedisServer redis) {
        try (OtpService otp = open(settings(redis))) {
            vendor.faults().next(Fault.acceptThenReset());

            IssueResult result = otp.issue(IssueRequest.of("13800138000", "login"));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Issued.class, issued -> assertThat(issued.certain()).isFalse());
            assertThat(vendor.requests().count()).isEqualTo(1);
            String code = vendor.inbox().messagesTo("13800138000").get(0).code().orElseThrow();
            String id = ((Issued) result).challengeId().value();
            assertThat(otp.verify(VerifyRequest.ofChallenge(id, "login", code))).isInstanceOf(Verified.class);
        }
    }

    @Test
    void law7_refusalThatProvesNothingWasAccepted_givesTheWindowBack(RedisServer redis) {
        try (OtpService otp = open(settings(redis))) {
            vendor.faults().next(Fault.answer(400, "application/json", "{\"code\":-50,\"msg\":\"x\",\"detail\":null}"));

            IssueResult refused = otp.issue(IssueRequest.of("13800138000", "login"));
            IssueResult next = otp.issue(IssueRequest.of("13800138000", "login"));

            assertThat(refused).isEqualTo(new Undelivered("TEMPORARY (code -50)"));
            assertThat(next).isInstanceOf(Issued.class);
        }
    }

    @Test
    void law7_vendorsThrottleOfTheNumber_keepsTheWindow(RedisServer redis) {
        try (OtpService otp = open(settings(redis))) {
            vendor.faults().next(Fault.answer(400, "application/json", "{\"code\":22,\"msg\":null}"));

            IssueResult throttled = otp.issue(IssueRequest.of("13800138000", "login"));
            IssueResult next = otp.issue(IssueRequest.of("13800138000", "login"));

            assertThat(throttled)
                    .isInstanceOfSatisfying(
                            Limited.class,
                            limited ->
                                    assertThat(limited.retryAfter().toHours()).isEqualTo(1));
            assertThat(next).isInstanceOf(Limited.class);
            assertThat(vendor.requests().count()).isEqualTo(1);
        }
    }
}
