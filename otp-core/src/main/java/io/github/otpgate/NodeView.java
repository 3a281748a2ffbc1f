package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.receipt.ReceiptFigures;
import io.github.otpgate.receipt.poll.PollView;
import io.github.otpgate.route.RouteView;
import io.github.otpgate.route.lane.LaneView;
import java.util.List;
import java.util.Map;

/**
 * How sending and receiving go, as far as this node knows by itself. Holds no code, no number and no secret.
 *
 * @param routes how each provider does, as this node sees it
 * @param lanes how busy this node's way to each provider is, by the provider's name
 * @param polls what is asked of whom, and whether by this node
 * @param receipts what this node's receipt book could not do as it should
 * @param lostEvents events that no listener was told of, because one was too slow
 */
public record NodeView(
        List<RouteView> routes,
        Map<String, LaneView> lanes,
        List<PollView> polls,
        ReceiptFigures receipts,
        long lostEvents) {

    public NodeView {
        routes = List.copyOf(routes);
        lanes = Map.copyOf(lanes);
        polls = List.copyOf(polls);
        requireNonNull(receipts, "receipts");
    }
}
