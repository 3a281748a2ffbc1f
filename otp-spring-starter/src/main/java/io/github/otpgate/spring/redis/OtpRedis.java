package io.github.otpgate.spring.redis;

import io.github.otpgate.OtpServiceBuilder;

/** Which Redis codes are kept in, and under which names. A bean of this type takes the place of {@code otp.redis}. */
@FunctionalInterface
public interface OtpRedis {

    /** Says it to a builder. */
    void configure(OtpServiceBuilder builder);
}
