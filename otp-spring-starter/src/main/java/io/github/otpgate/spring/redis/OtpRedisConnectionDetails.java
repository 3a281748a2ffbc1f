package io.github.otpgate.spring.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.service.connection.ConnectionDetails;
import org.springframework.boot.ssl.SslBundle;

/**
 * Where Redis is. A bean of this type takes the place of {@code otp.redis.uri}: for a container of a test, or for a place
 * that is known only once the application runs.
 */
public interface OtpRedisConnectionDetails extends ConnectionDetails {

    /** The URI in one of the forms of {@code otp.redis.uri}. May hold a password. */
    String uri();

    /** Trust and keys for a URI with TLS; null for those of the JVM. */
    default @Nullable SslBundle sslBundle() {
        return null;
    }
}
