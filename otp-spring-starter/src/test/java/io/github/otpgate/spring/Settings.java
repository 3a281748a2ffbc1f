package io.github.otpgate.spring;

import io.github.otpgate.spring.redis.OtpRedisAutoConfiguration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;

/** A configuration that works, as {@code key=value}, to be changed by tests. No Redis answers at its URI. */
public final class Settings {

    /** Base64 of 32 bytes. */
    public static final String SECRET = "c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ==";

    public static final String OTHER_SECRET = "b3RoZXItdGhhdC1tdXN0LW5ldmVyLWJlLXByaW50ZWQhISE=";
    public static final String API_KEY = "api-key-that-must-never-be-printed";
    public static final String REDIS_PASSWORD = "redis-password-never-printed";

    private static final List<String> COMPLETE = List.of(
            "otp.secret-keys=" + SECRET,
            "otp.signature=豪霆云",
            "otp.redis.uri=redis://:" + REDIS_PASSWORD + "@127.0.0.1:1",
            "otp.providers.main.type=haotingyun",
            "otp.providers.main.base-url=http://127.0.0.1:1",
            "otp.providers.main.api-key=" + API_KEY);

    private Settings() {}

    /** Whatever the starter configures. */
    public static AutoConfigurations configurations() {
        return AutoConfigurations.of(
                OtpRedisAutoConfiguration.class,
                OtpAutoConfiguration.class,
                OtpLimitsAutoConfiguration.class,
                OtpWebAutoConfiguration.class,
                SslAutoConfiguration.class);
    }

    public static String[] complete(String... more) {
        return Stream.concat(COMPLETE.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    public static String[] without(String prefix, String... more) {
        List<String> left = new ArrayList<>(COMPLETE);
        left.removeIf(setting -> setting.startsWith(prefix));
        left.addAll(List.of(more));
        return left.toArray(String[]::new);
    }
}
