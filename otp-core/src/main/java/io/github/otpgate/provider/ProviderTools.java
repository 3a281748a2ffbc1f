package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.wire.HttpTransport;
import java.security.SecureRandom;
import java.time.Clock;

/**
 * What every provider needs.
 *
 * @param http shared by all providers of a service
 * @param clock for vendors whose rules or signatures depend on the time
 * @param random for vendors that let us name a message
 */
public record ProviderTools(HttpTransport http, Clock clock, SecureRandom random) {

    public ProviderTools {
        requireNonNull(http, "http");
        requireNonNull(clock, "clock");
        requireNonNull(random, "random");
    }
}
