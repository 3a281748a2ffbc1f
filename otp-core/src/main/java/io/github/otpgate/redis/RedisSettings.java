package io.github.otpgate.redis;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.TlsSettings;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Redis is and how long to wait for it.
 *
 * @param uri {@code redis://}, {@code rediss://}, {@code redis-sentinel://h1:p1,h2:p2/0#master} or
 *     {@code redis-cluster://h1:p1,h2:p2}, each with {@code user:password@} where needed
 * @param namespace first part of every key: 1 to 32 letters, digits, hyphens or dots
 * @param timeout how long a command may take: 10 ms to 2 s
 * @param tls for a URI with TLS (rediss://), where the JVM's trust is not meant
 */
public record RedisSettings(String uri, String namespace, Duration timeout, Optional<TlsSettings> tls) {

    /** The default of {@link #timeout()}: an answer within a second leaves room for two waits. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(500);

    private static final Pattern NAMESPACE = Pattern.compile("[A-Za-z0-9.-]{1,32}");
    private static final Duration SHORTEST = Duration.ofMillis(10);
    private static final Duration LONGEST = Duration.ofSeconds(2);

    public RedisSettings {
        requireNonNull(uri, "uri");
        if (!NAMESPACE.matcher(namespace).matches()) {
            throw new ConfigurationException(
                    "redis.namespace", "'" + namespace + "'", "1 to 32 letters, digits, hyphens or dots");
        }
        if (timeout.compareTo(SHORTEST) < 0 || timeout.compareTo(LONGEST) > 0) {
            throw new ConfigurationException("redis.timeout", timeout.toString(), "10ms to 2s");
        }
        if (tls.isPresent() && !uri.startsWith("rediss")) {
            throw new ConfigurationException(
                    "redis.uri", "a URI without TLS beside an SSL bundle", "rediss://…, or no otp.redis.ssl-bundle");
        }
    }

    /** The same with the JVM's trust, should the URI ask for TLS. */
    public RedisSettings(String uri, String namespace, Duration timeout) {
        this(uri, namespace, timeout, Optional.empty());
    }

    /** The URI may hold a password, so it does not print. */
    @Override
    public String toString() {
        return "RedisSettings[namespace=" + namespace + ", timeout=" + timeout + "]";
    }
}
