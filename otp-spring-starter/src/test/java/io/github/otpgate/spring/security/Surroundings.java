package io.github.otpgate.spring.security;

import io.github.otpgate.testkit.ReceivedMessage;
import io.github.otpgate.testkit.RedisServer;
import io.github.otpgate.testkit.haotingyun.HaotingyunSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.springframework.test.context.DynamicPropertyRegistry;

/** A Redis and a vendor for one test class. */
final class Surroundings implements AutoCloseable {

    static final String CALLBACK_TOKEN = "token-of-the-callbacks-in-this-test";

    private static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

    private final RedisServer redis = RedisServer.start();
    private final HaotingyunSimulator vendor = HaotingyunSimulator.start();

    void register(DynamicPropertyRegistry registry) {
        Map<String, Supplier<Object>> settings = Map.ofEntries(
                Map.entry("otp.secret-keys", () -> "c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ=="),
                Map.entry("otp.signature", () -> "豪霆云"),
                Map.entry("otp.captcha.mode", () -> "off"),
                Map.entry("otp.guard.enabled", () -> "false"),
                Map.entry("otp.limits.address", () -> "1000/1h"),
                Map.entry("otp.purposes.login.template", () -> "2"),
                Map.entry("otp.purposes.pay.template", () -> "2"),
                Map.entry("otp.purposes.reset-password.template", () -> "7"),
                Map.entry("otp.callbacks.token", () -> CALLBACK_TOKEN),
                Map.entry("otp.providers.main.type", () -> "haotingyun"),
                Map.entry("otp.providers.main.api-key", () -> HaotingyunSimulator.Builder.SAMPLE_API_KEY),
                Map.entry("otp.providers.main.base-url", () -> vendor.baseUri().toString()),
                Map.entry("otp.redis.uri", redis::uri));
        settings.forEach(registry::add);
    }

    RedisServer redis() {
        return redis;
    }

    /** The code that came to a phone last. */
    String codeOn(String phone) {
        vendor.inbox().awaitMessage(phone, LONG_ENOUGH);
        List<ReceivedMessage> all = vendor.inbox().messagesTo(phone);
        return all.get(all.size() - 1).code().orElseThrow();
    }

    /** A number that no other test has, so that no window is met. */
    static String phone(String prefix) {
        return prefix + ThreadLocalRandom.current().nextInt(10_000_000, 100_000_000);
    }

    @Override
    public void close() {
        vendor.close();
        redis.close();
    }
}
