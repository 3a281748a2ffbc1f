package io.github.otpgate.spring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A configuration that works, as {@code key=value}, to be changed by tests. No Redis answers at its URI. */
final class Settings {

    /** Base64 of 32 bytes. */
    static final String SECRET = "c2VjcmV0LXRoYXQtbXVzdC1uZXZlci1iZS1wcmludGVkIQ==";

    static final String OTHER_SECRET = "b3RoZXItdGhhdC1tdXN0LW5ldmVyLWJlLXByaW50ZWQhISE=";
    static final String API_KEY = "api-key-that-must-never-be-printed";
    static final String REDIS_PASSWORD = "redis-password-never-printed";

    private static final List<String> COMPLETE = List.of(
            "otp.secret-keys=" + SECRET,
            "otp.signature=豪霆云",
            "otp.redis.uri=redis://:" + REDIS_PASSWORD + "@127.0.0.1:1",
            "otp.providers.main.type=haotingyun",
            "otp.providers.main.base-url=http://127.0.0.1:1",
            "otp.providers.main.api-key=" + API_KEY);

    private Settings() {}

    static String[] complete(String... more) {
        return Stream.concat(COMPLETE.stream(), Arrays.stream(more)).toArray(String[]::new);
    }

    static String[] without(String prefix, String... more) {
        List<String> left = new ArrayList<>(COMPLETE);
        left.removeIf(setting -> setting.startsWith(prefix));
        left.addAll(List.of(more));
        return left.toArray(String[]::new);
    }
}
