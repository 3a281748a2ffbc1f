package io.github.otpgate.spring;

import io.github.otpgate.OtpServiceBuilder;

/**
 * Has the last word about the {@link io.github.otpgate.OtpService} that the starter makes: for what no property says. Every
 * bean of this type is called, in order, once properties and all other beans were applied.
 */
@FunctionalInterface
public interface OtpServiceBuilderCustomizer {

    /** Changes what is to be built. */
    void customize(OtpServiceBuilder builder);
}
