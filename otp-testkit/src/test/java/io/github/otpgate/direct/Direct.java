package io.github.otpgate.direct;

import static org.awaitility.Awaitility.await;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.VerifyRequest;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.StoreException;
import io.github.otpgate.testkit.RecordingProvider;
import io.github.otpgate.testkit.RedisServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** A service as somebody builds it who has no framework. */
final class Direct {

    static final String PHONE = "13800138000";

    private Direct() {}

    static OtpServiceBuilder settings(RedisServer redis, RecordingProvider vendor) {
        return settings(redis.uri(), vendor);
    }

    static OtpServiceBuilder settings(String redis, RecordingProvider vendor) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return OtpService.builder()
                .secretKeys(Base64.getEncoder().encodeToString(key))
                .signature("豪霆云")
                .redis(redis)
                .redisNamespace("x" + UUID.randomUUID().toString().substring(0, 8))
                .redisTimeout(Duration.ofSeconds(2)) // the longest allowed: a busy machine must not fail a test
                .captcha(CaptchaMode.OFF)
                .provider(vendor)
                .route(Channel.SMS, vendor.name());
    }

    /** Built, and with a Redis that answers. */
    static OtpService open(OtpServiceBuilder settings) {
        OtpService otp = settings.build();
        await().atMost(Duration.ofSeconds(60))
                .ignoreException(StoreException.class)
                .until(() -> {
                    otp.verify(VerifyRequest.ofPhone("13000130000", "login", "000000"));
                    return true;
                });
        return otp;
    }
}
