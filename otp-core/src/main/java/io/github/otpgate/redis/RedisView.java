package io.github.otpgate.redis;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Redis that answers, or one node of a cluster that does. Holds nothing of its address.
 *
 * @param answeredIn how long it took to answer
 * @param evictionPolicy its {@code maxmemory-policy}; empty where the user may not ask for it
 * @param usedMemory bytes; empty where the user may not ask for it
 * @param mostMemory bytes, 0 for no limit; empty where the user may not ask for it
 */
public record RedisView(
        Duration answeredIn, Optional<String> evictionPolicy, OptionalLong usedMemory, OptionalLong mostMemory) {

    private static final String KEEPS_ALL = "noeviction";

    public RedisView {
        requireNonNull(answeredIn, "answeredIn");
        requireNonNull(evictionPolicy, "evictionPolicy");
        requireNonNull(usedMemory, "usedMemory");
        requireNonNull(mostMemory, "mostMemory");
    }

    /** Whether it may throw away what limits and codes stand on once its memory is full. */
    public boolean mayEvict() {
        boolean limited = mostMemory.orElse(1) > 0;
        return limited
                && evictionPolicy.filter(policy -> !policy.equals(KEEPS_ALL)).isPresent();
    }
}
