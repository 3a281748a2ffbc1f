package io.github.otpgate.servlet.container;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.servlet.container.Container.Refused;
import io.github.otpgate.testkit.RedisServer;
import org.junit.jupiter.api.Test;

/** An application that cannot work does not start, and its operator reads why. */
interface RefusalTests {

    Site start(RedisServer redis, String application);

    @Test
    default void service_thatNobodySet_keepsTheApplicationFromStarting(RedisServer redis) {
        assertThatThrownBy(() -> start(redis, "without-service"))
                .isInstanceOf(Refused.class)
                .hasStackTraceContaining("filter 'otp': attribute 'io.github.otpgate.OtpService' of the ServletContext:"
                        + " found nothing; allowed: an OtpService");
    }
}
