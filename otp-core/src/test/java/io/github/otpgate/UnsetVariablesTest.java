package io.github.otpgate;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What {@code System.getenv} gives where a variable is not set is a setting that is missing, and is named. */
class UnsetVariablesTest {

    private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);
    private static final String REDIS = "redis://127.0.0.1:1";

    private static OtpServiceBuilder builder(
            @Nullable String signature, @Nullable String redis, @Nullable String apiKey) {
        Map<String, String> account = new HashMap<>(Map.of("type", "haotingyun", "base-url", "http://127.0.0.1:1"));
        account.put("api-key", apiKey);
        return OtpService.builder()
                .secretKeys(KEY)
                .signature(signature)
                .redis(redis)
                .provider("main", account);
    }

    private static void assertNamed(OtpServiceBuilder builder, String key) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(builder::build)
                .withMessageContaining(key)
                .withMessageContaining("nothing");
    }

    @Test
    void build_variableIsNotSet_namesTheKeyItWasFor() {
        assertNamed(builder("豪霆云", null, "a"), "redis.uri");
        assertNamed(builder("豪霆云", REDIS, null), "providers.main.api-key");
    }

    @Test
    void build_signatureIsNotSet_namesIt() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(builder(null, REDIS, "a")::build)
                .withMessageContaining("signature");
    }
}
