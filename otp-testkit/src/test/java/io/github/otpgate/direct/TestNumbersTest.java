package io.github.otpgate.direct;

import static io.github.otpgate.direct.Direct.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.OtpService;
import io.github.otpgate.TestNumber;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers whose codes testers know, for a time. */
@ExtendWith(RedisExtension.class)
class TestNumbersTest {

    private static final Instant NOON = Instant.parse("2026-11-21T04:00:00Z");
    private static final TestNumber NUMBER = new TestNumber(PHONE, "424242", NOON.plus(Duration.ofDays(30)));

    private final MovableClock clock = new MovableClock(NOON);
    private final RecordingProvider vendor = new RecordingProvider("main");

    private OtpService open(RedisServer redis) {
        return Direct.open(Direct.settings(redis, vendor).clock(clock).testNumbers(NUMBER));
    }

    private static Issued issue(OtpService otp, String phone) {
        return (Issued) otp.issue(IssueRequest.of(phone, "login"));
    }

    @Test
    void issue_testNumber_hasItsCodeAndSendsNothing(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            Issued issued = issue(otp, "+86 138 0013 8000");

            assertThat(vendor.messages()).isEmpty();
            Verified verified = (Verified)
                    otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", "424242"));
            assertThat(otp.redeem(verified.ticket(), new Purpose("login"))).contains(issued.phone());
            assertThat(otp.explain(issued.challengeId()).orElseThrow().toString())
                    .contains("test-number");
        }
    }

    @Test
    void issue_testNumber_isLimitedAndUsedOnceAsAnyOther(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            Issued issued = issue(otp, PHONE);
            assertThat(otp.issue(IssueRequest.of(PHONE, "login"))).isInstanceOf(Limited.class);
            VerifyRequest right = VerifyRequest.ofChallenge(issued.challengeId().value(), "login", "424242");

            assertThat(otp.verify(right)).isInstanceOf(Verified.class);
            assertThat(otp.verify(right)).isInstanceOf(NotVerified.class);
        }
    }

    @Test
    void issue_anotherNumber_isSentAndHasADrawnCode(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            Issued issued = issue(otp, "13900139000");

            assertThat(vendor.messages()).hasSize(1);
            assertThat(otp.verify(VerifyRequest.ofChallenge(
                            issued.challengeId().value(),
                            "login",
                            vendor.messages().get(0).code())))
                    .isInstanceOf(Verified.class);
        }
    }

    @Test
    void issue_afterItsTime_isANumberAsAnyOther(RedisServer redis) {
        try (OtpService otp = open(redis)) {
            clock.advance(Duration.ofDays(30));

            IssueResult issued = otp.issue(IssueRequest.of(PHONE, "login"));

            assertThat(issued).isInstanceOf(Issued.class);
            assertThat(vendor.messages()).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "120, 424242, P1D, test-numbers[0].phone",
        "13800138000, 42424, P1D, test-numbers[0].code",
        "13800138000, abcdef, P1D, test-numbers[0].code",
        "13800138000, 424242, P91D, test-numbers[0].until"
    })
    void build_testNumberThatCannotBe_isRefused(
            String phone, String code, Duration time, String key, RedisServer redis) {
        TestNumber number = new TestNumber(phone, code, NOON.plus(time));

        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Direct.settings(redis, vendor)
                        .clock(clock)
                        .testNumbers(number)
                        .build())
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo(key);
                    assertThat(refused.getMessage()).doesNotContain("424242", "42424", "13800138000");
                });
    }

    @Test
    void build_testNumberTwice_isRefused(RedisServer redis) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> Direct.settings(redis, vendor)
                        .clock(clock)
                        .testNumbers(NUMBER, new TestNumber("+8613800138000", "111111", NOON))
                        .build())
                .withMessageContaining("test-numbers[1].phone");
        assertThat(NUMBER.toString()).doesNotContain("13800138000", "424242");
    }
}
