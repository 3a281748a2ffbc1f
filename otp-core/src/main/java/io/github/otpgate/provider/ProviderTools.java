package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;

import java.time.Clock;

/**
 * What every provider needs.
 *
 * @param http shared by all providers of a service
 * @param clock for vendors whose rules or signatures depend on the time
 */
public record ProviderTools(HttpTransport http, Clock clock) {

    public ProviderTools {
        requireNonNull(http, "http");
        requireNonNull(clock, "clock");
    }
}
