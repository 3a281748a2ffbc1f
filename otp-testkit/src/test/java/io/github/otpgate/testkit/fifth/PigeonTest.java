package io.github.otpgate.testkit.fifth;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.otpgate.IssueRequest;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.OtpService;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Provider;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.BalanceQuery;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A vendor that this project has never heard of carries codes after one line of registration. */
@ExtendWith(RedisExtension.class)
class PigeonTest {

    @Test
    void issueAndVerify_throughAVendorOfOnesOwn_provesThePhone(RedisServer redis) {
        try (PigeonSimulator vendor = new PigeonSimulator();
                OtpService otp = service(redis, vendor)) {
            Issued issued = (Issued) awaitRedis(otp).issue(IssueRequest.of("138 0013 8000", "login"));
            String code = vendor.inbox().messagesTo("13800138000").get(0).code().orElseThrow();
            var result =
                    otp.verify(VerifyRequest.ofChallenge(issued.challengeId().value(), "login", code));

            assertThat(issued.certain()).isTrue();
            assertThat(((Verified) result).phone()).isEqualTo(new PhoneNumber("+8613800138000"));
        }
    }

    @Test
    void capability_ofAVendorOfOnesOwn_isReachedThroughTheService(RedisServer redis) {
        try (PigeonSimulator vendor = new PigeonSimulator();
                OtpService otp = service(redis, vendor)) {
            Provider loft = requireNonNull(otp.providers().get("loft"));

            var answer = loft.capability(BalanceQuery.class).orElseThrow().balance();

            assertThat(answer).isEqualTo(new Success<>(Balance.prepaid(new BigDecimal("100"))));
        }
    }

    private static OtpService service(RedisServer redis, PigeonSimulator vendor) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(key))
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace("t" + UUID.randomUUID().toString().substring(0, 8))
                .redisTimeout(Duration.ofSeconds(2))
                .captcha(CaptchaMode.OFF)
                .providerType(new PigeonType())
                .provider(
                        "loft",
                        Map.of(
                                "type",
                                "pigeon",
                                "base-url",
                                vendor.baseUri().toString(),
                                "key",
                                PigeonSimulator.SAMPLE_KEY))
                .build();
    }

    /** On a busy machine the first connection may take longer than a call waits. */
    private static OtpService awaitRedis(OtpService otp) {
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> {
                    otp.verify(VerifyRequest.ofPhone("13000130000", "login", "000000"));
                    return true;
                });
        return otp;
    }
}
