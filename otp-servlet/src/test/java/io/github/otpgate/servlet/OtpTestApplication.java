package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import io.github.otpgate.OtpServiceBuilder;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.receipt.poll.PollSettings;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * A web application with the filter, on a real Tomcat, a real Redis (a namespace of its own) and a simulated vendor. The
 * purposes are {@code login} and {@code reset-password}; there is no captcha unless a test asks for it.
 */
final class OtpTestApplication implements AutoCloseable {

    private static final String SECRET = "b3RwLWdhdGUtdGVzdC1zZWNyZXQta2V5LTMyLWJ5dGVzIQ==";

    private final HaotingyunSimulator vendor;
    private final String namespace =
            "t" + UUID.randomUUID().toString().replace("-", "").substring(1);
    private final OtpService service;
    private final TestTomcat tomcat;

    private OtpTestApplication(
            RedisServer redis, WebSettings web, Clock clock, UnaryOperator<OtpServiceBuilder> change) {
        vendor = HaotingyunSimulator.builder().clock(clock).start();
        OtpServiceBuilder builder = OtpService.builder()
                .secretKeys(SECRET)
                .signature("豪霆云")
                .redis(redis.uri())
                .redisNamespace(namespace)
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
                .purpose("reset-password", "7", Map.of())
                .captcha(CaptchaMode.OFF)
                .clock(clock)
                // The vendor is not asked for anything by itself, so that its requests are those of a test.
                .polling(new PollSettings(false, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(10)))
                // A cold JVM on a busy machine needs longer than the default to connect.
                .redisTimeout(Duration.ofSeconds(2));
        service = change.apply(builder).build();
        tomcat = new TestTomcat(new OtpFilter(service, web));
    }

    static OtpTestApplication start(RedisServer redis) {
        return start(redis, WebSettings.DEFAULT, builder -> builder);
    }

    static OtpTestApplication start(RedisServer redis, UnaryOperator<OtpServiceBuilder> change) {
        return start(redis, WebSettings.DEFAULT, change);
    }

    static OtpTestApplication start(RedisServer redis, WebSettings web, UnaryOperator<OtpServiceBuilder> change) {
        return start(redis, web, Clock.systemUTC(), change);
    }

    /** The same with a clock for vendor and service; Redis has its own. */
    static OtpTestApplication start(
            RedisServer redis, WebSettings web, Clock clock, UnaryOperator<OtpServiceBuilder> change) {
        return new OtpTestApplication(redis, web, clock, change);
    }

    OtpService service() {
        return service;
    }

    HaotingyunSimulator vendor() {
        return vendor;
    }

    String namespace() {
        return namespace;
    }

    int port() {
        return tomcat.port();
    }

    /** Someone who keeps cookies; another one for each call. */
    TestClient client() {
        return new TestClient(port());
    }

    /** The newest code on a phone. */
    String codeOn(String phone) {
        return vendor.inbox().awaitMessage(phone, Duration.ofSeconds(5)).code().orElseThrow();
    }

    @Override
    public void close() {
        try {
            tomcat.close();
        } finally {
            service.close();
            vendor.close();
        }
    }
}
