package io.github.otpgate.testkit.readme;

import static io.github.otpgate.testkit.junit.SimulatedVendor.HAOTINGYUN;
import static io.github.otpgate.testkit.junit.SimulatedVendor.HTTP_BATCH;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import io.github.otpgate.testkit.httpbatch.HttpBatchBuilder;
import io.github.otpgate.testkit.httpbatch.HttpBatchSimulator;
import io.github.otpgate.testkit.junit.OtpTest;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README says of the code that it shows. */
@OtpTest(vendors = {HAOTINGYUN, HTTP_BATCH})
class CodesTest {

    private static final String PHONE = "138 0013 8000";
    private static final String SESSION = "a-session";
    private static final String SECRET = "c2VjcmV0LW9mLXRoaXMtdGVzdC1vbmx5LTMyLWJ5dGVzIQ==";
    private static final int TRIES = 5;

    private static OtpService build(RedisServer redis, HaotingyunSimulator first, HttpBatchSimulator second) {
        return Codes.build(
                redis.uri(),
                SECRET,
                Map.of(
                        "type",
                        "haotingyun",
                        "base-url",
                        first.baseUri().toString(),
                        "api-key",
                        HaotingyunSimulator.Builder.SAMPLE_API_KEY),
                Map.of(
                        "type",
                        "http-batch",
                        "base-url",
                        second.baseUri().toString(),
                        "account",
                        HttpBatchBuilder.SAMPLE_ACCOUNT,
                        "password",
                        HttpBatchBuilder.SAMPLE_PASSWORD));
    }

    private static String codeOn(HttpBatchSimulator vendor) {
        return vendor.inbox()
                .awaitMessage("13800138000", Duration.ofSeconds(10))
                .code()
                .orElseThrow();
    }

    @Test
    void send_firstAccountWithoutMoney_secondSendsAndTheCodeIsThePhone(
            RedisServer redis, HaotingyunSimulator first, HttpBatchSimulator second) {
        first.recharge(-first.balance());
        try (OtpService otp = build(redis, first, second)) {
            String challenge = Codes.send(otp, PHONE, SESSION);

            assertThat(Codes.check(otp, challenge, codeOn(second), SESSION))
                    .contains(new PhoneNumber("+8613800138000"));
            assertThat(Codes.send(otp, PHONE, SESSION)).startsWith("again in ");
            assertThat(Codes.send(otp, "+1 201 555 0123", SESSION)).isEqualTo("INVALID_PHONE");
        }
    }

    @Test
    void check_guesses_burnTheCodeAndReadAsIfThereWereNone(OtpService otp, HaotingyunSimulator first) {
        String challenge = Codes.send(otp, PHONE, SESSION);
        String right = first.inbox()
                .awaitMessage("13800138000", Duration.ofSeconds(10))
                .code()
                .orElseThrow();
        String wrong = right.equals("000000") ? "000001" : "000000";

        for (String typed : Collections.nCopies(TRIES, wrong)) {
            assertThat(reason(otp, challenge, typed)).isEqualTo(Reason.WRONG_CODE);
        }

        assertThat(reason(otp, challenge, right)).isEqualTo(Reason.NO_CHALLENGE);
    }

    private static Reason reason(OtpService otp, String challenge, String typed) {
        VerifyRequest request =
                VerifyRequest.ofChallenge(challenge, "login", typed).withSession(SESSION);
        return ((NotVerified) otp.verify(request)).reason();
    }
}
