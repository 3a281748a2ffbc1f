package io.github.otpgate.testkit.contract;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.otpgate.wire.HttpSettings;
import java.time.Duration;
import java.util.function.Supplier;

/** How long a provider waits for its vendor in these tests, and how long they wait for the provider. */
final class Patience {

    /** For answers that come: a busy machine must not make them late. */
    static final HttpSettings LONG = limits(Duration.ofSeconds(30), Duration.ofSeconds(40));

    /** For answers that do not come. */
    static final HttpSettings SHORT = limits(Duration.ofMillis(400), Duration.ofSeconds(5));

    /** What no {@link #SHORT} exchange may last: far more than its time-outs, far less than any hang. */
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private Patience() {}

    private static HttpSettings limits(Duration read, Duration call) {
        HttpSettings usual = HttpSettings.DEFAULT;
        return new HttpSettings(call, read, call, usual.largest(), usual.connections());
    }

    /** Does it, and fails if it does not end. */
    static <T> T inTime(Supplier<T> work) {
        return requireNonNull(assertTimeoutPreemptively(LIMIT, work::get));
    }
}
