package io.github.otpgate.spring.redis;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.redis.SharedRedis;
import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.cluster.RedisClusterClient;
import org.jspecify.annotations.Nullable;

/** The one Lettuce client that the application has. */
final class ApplicationClient {

    static final String KEY = "redis.use-application-client";

    private ApplicationClient() {}

    static SharedRedis shared(@Nullable AbstractRedisClient client) {
        if (client instanceof RedisClusterClient cluster) {
            return SharedRedis.of(cluster);
        }
        if (client instanceof RedisClient single) {
            return SharedRedis.of(single);
        }
        throw missing();
    }

    static ConfigurationException missing() {
        return new ConfigurationException(
                KEY,
                "true, and not exactly one Redis client",
                "true with one bean of type RedisClient, RedisClusterClient or LettuceConnectionFactory (Spring Data Redis,"
                        + " spring.data.redis.*); or false and otp.redis.uri");
    }
}
