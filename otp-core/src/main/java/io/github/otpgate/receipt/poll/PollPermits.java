package io.github.otpgate.receipt.poll;

import java.time.Duration;

/** How often an account may be asked: what is sent through it counts against the same rate. */
@FunctionalInterface
public interface PollPermits {

    /** As often as polling likes. */
    PollPermits UNLIMITED = provider -> Duration.ZERO;

    /**
     * Takes leave to ask once.
     *
     * @return zero where it was given; else after how long to come again. Throws
     *     {@link io.github.otpgate.store.StoreException} where nobody knows
     */
    Duration untilNext(String provider);
}
