package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What the store of the inbox holds, of all nodes together.
 *
 * @param waiting entries that are not processed yet
 * @param pending those of them that a node was handed
 * @param oldest how long the first of them has waited; zero where there is none
 * @param deadLetters how many dead letters there are
 */
public record InboxFigures(long waiting, long pending, Duration oldest, long deadLetters) {
    public InboxFigures {
        requireNonNull(oldest, "oldest");
    }
}
