package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

/**
 * The inbox for an operator.
 *
 * @param figures of all nodes together
 * @param processed entries that this node processed since it began
 * @param failed tries that failed on this node since it began
 */
public record InboxView(InboxFigures figures, long processed, long failed) {
    public InboxView {
        requireNonNull(figures, "figures");
    }
}
