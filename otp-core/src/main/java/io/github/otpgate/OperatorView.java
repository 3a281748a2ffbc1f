package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.receipt.ReceiptFigures;
import io.github.otpgate.receipt.inbox.InboxView;
import io.github.otpgate.receipt.poll.PollView;
import io.github.otpgate.route.RouteView;
import io.github.otpgate.route.lane.LaneView;
import java.util.List;
import java.util.Map;

/**
 * How sending and receiving go, for an operator. Holds no code, no number and no secret.
 *
 * @param routes how each provider does, as this node sees it
 * @param lanes how busy this node's way to each provider is, by the provider's name
 * @param polls what is asked of whom, and whether by this node
 * @param inbox what waits to be processed, of all nodes together
 * @param receipts what this node's receipt book could not do as it should
 * @param lostEvents events that no listener was told of, because one was too slow
 */
public record OperatorView(
        List<RouteView> routes,
        Map<String, LaneView> lanes,
        List<PollView> polls,
        InboxView inbox,
        ReceiptFigures receipts,
        long lostEvents) {

    public OperatorView {
        routes = List.copyOf(routes);
        lanes = Map.copyOf(lanes);
        polls = List.copyOf(polls);
        requireNonNull(inbox, "inbox");
        requireNonNull(receipts, "receipts");
    }
}
