package io.github.otpgate.spring.observe;

import io.github.otpgate.spring.OtpAutoConfiguration;
import io.github.otpgate.spring.redis.OtpRedisAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A context with all of it. No Redis answers. */
final class Runner {

    private Runner() {}

    static ApplicationContextRunner create() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        OtpRedisAutoConfiguration.class,
                        OtpAutoConfiguration.class,
                        OtpAuditAutoConfiguration.class,
                        OtpEndpointAutoConfiguration.class,
                        OtpHealthAutoConfiguration.class,
                        OtpMetricsAutoConfiguration.class,
                        OtpObservationAutoConfiguration.class))
                .withPropertyValues(
                        "otp.secret-keys=" + ObservedApplication.SECRET,
                        "otp.signature=豪霆云",
                        "otp.redis.uri=redis://:a-password-never-printed@127.0.0.1:1",
                        "otp.captcha.mode=off",
                        "otp.providers.main.type=haotingyun",
                        "otp.providers.main.base-url=http://127.0.0.1:1",
                        "otp.providers.main.api-key=" + ObservedApplication.WRONG_KEY);
    }
}
