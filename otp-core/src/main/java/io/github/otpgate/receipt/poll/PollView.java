package io.github.otpgate.receipt.poll;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * A task of the poller for an operator, as this node knows it.
 *
 * @param task {@code reports}, {@code replies} or {@code balance}
 * @param here whether this node does it
 * @param asked how often this node asked
 * @param items what it was given
 * @param refused how often the vendor refused
 * @param unclear how often no answer could be understood: what it held may be among the dead letters, or lost
 * @param lost items that were fetched and could not be kept before this node closed
 * @param pause how long it waits between two questions at present
 */
public record PollView(
        String provider,
        String task,
        boolean here,
        long asked,
        long items,
        long refused,
        long unclear,
        long lost,
        Duration pause) {
    public PollView {
        requireNonNull(provider, "provider");
        requireNonNull(task, "task");
        requireNonNull(pause, "pause");
    }
}
