package io.github.otpgate.spring.redis;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where codes and limits are kept.
 *
 * @param uri Redis URI: redis://, rediss://, redis-sentinel:// or redis-cluster://. Without it, an embedded Redis for
 *     development is started where one is on the class path.
 * @param namespace First part of every key in Redis.
 * @param timeout How long one Redis command may take: 10ms to 2s.
 * @param sslBundle Name of the SSL bundle with the trust and keys for a rediss:// URI. Without it, the JVM's trust.
 * @param useApplicationClient Whether the application's own Lettuce client is used instead of a URI. Its options then decide
 *     what happens while Redis is away.
 */
@ConfigurationProperties("otp.redis")
record RedisProperties(
        @Nullable String uri,
        @DefaultValue("otp") String namespace,
        @DefaultValue("500ms") Duration timeout,
        @Nullable String sslBundle,
        @DefaultValue("false") boolean useApplicationClient) {

    /** The URI may hold a password. */
    @Override
    public String toString() {
        return "RedisProperties[namespace=" + namespace + ", timeout=" + timeout + "]";
    }
}
