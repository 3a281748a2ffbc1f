package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A wish for entries that somebody was handed and did not settle.
 *
 * @param consumer who wants them. It works on none: what it was handed itself, it failed at
 * @param idle how long others must have left an entry alone
 * @param firstPause how long everybody must have left one alone that was handed out once; twice as long each time after
 * @param longestPause where that doubling ends
 * @param most how many at once
 */
public record InboxClaim(String consumer, Duration idle, Duration firstPause, Duration longestPause, int most) {
    public InboxClaim {
        requireNonNull(consumer, "consumer");
        requireNonNull(idle, "idle");
        requireNonNull(firstPause, "firstPause");
        requireNonNull(longestPause, "longestPause");
    }
}
