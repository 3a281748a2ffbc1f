package io.github.otpgate.servlet.container;

import io.github.otpgate.OtpService;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What lives longer than the application: Redis, the vendor, and whoever started it. */
final class World implements AutoCloseable {

    static final String TOKEN = "the-callback-token-of-these-tests";

    /** So many an address has in ten minutes. */
    static final int SENDS = 4;

    private static final String ATTRIBUTE = "world";
    private static final String SECRET = "b3RwLWdhdGUtdGVzdC1zZWNyZXQta2V5LTMyLWJ5dGVzIQ==";

    private final RedisServer redis;
    private final HaotingyunSimulator vendor = HaotingyunSimulator.start();
    private final String namespace =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(1);
    private volatile OtpService plain;
    private volatile OtpService guarded;

    World(RedisServer redis) {
        this.redis = redis;
    }

    static World of(ServletContext context) {
        return (World) context.getAttribute(ATTRIBUTE);
    }

    Map<String, Object> attributes() {
        return Map.of(ATTRIBUTE, this);
    }

    HaotingyunSimulator vendor() {
        return vendor;
    }

    /** Of the newest application; asks for no captcha. */
    OtpService plain() {
        return plain;
    }

    /** Of the newest application; asks for one each time. */
    OtpService guarded() {
        return guarded;
    }

    /** What an application does when it starts. */
    void buildServices() {
        plain = service(CaptchaMode.OFF);
        guarded = service(CaptchaMode.REQUIRED);
    }

    /** What an application does when it ends. */
    void closeServices() {
        plain.close();
        guarded.close();
    }

    private OtpService service(CaptchaMode captcha) {
        Map<LimitRule, List<Rate>> rates = new HashMap<>(LimitSettings.DEFAULT.rates());
        rates.put(LimitRule.ADDRESS, List.of(Rate.parse(SENDS + "/10m")));
        return OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace(namespace)
                .redisTimeout(Duration.ofSeconds(2))
                .provider(
                        "main",
                        Map.of(
                                "type",
                                "haotingyun",
                                "base-url",
                                vendor.baseUri().toString(),
                                "api-key",
                                HaotingyunSimulator.Builder.SAMPLE_API_KEY))
                .purpose("login", "2", Map.of())
                .captcha(captcha)
                .limits(new LimitSettings(rates, 3, 3, Set.of()))
                .polling(new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10)))
                .build();
    }

    @Override
    public void close() {
        vendor.close();
    }
}
