package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.receipt.inbox.InboxView;

/**
 * How sending and receiving go, for an operator. Holds no code, no number and no secret.
 *
 * @param node what this node knows by itself
 * @param inbox what waits to be processed, of all nodes together
 */
public record OperatorView(NodeView node, InboxView inbox) {
    public OperatorView {
        requireNonNull(node, "node");
        requireNonNull(inbox, "inbox");
    }
}
