package io.github.otpgate.testkit.junit;

import io.github.otpgate.OtpServiceBuilder;

/** Implemented by a class annotated with {@link OtpTest} whose tests need other settings. */
@FunctionalInterface
public interface OtpTestCustomizer {

    /**
     * Called before each test, and before its {@code @BeforeEach} methods; of {@code @Nested} classes the outer first.
     *
     * @param otp what every test has, to be changed
     */
    void customize(OtpServiceBuilder otp);
}
