package io.github.otpgate.route.lane;

/**
 * What an operator sees of a lane of this node; the last three count since it was made.
 *
 * @param queued messages that wait
 * @param inFlight requests under way, or about to be
 * @param requests that left
 * @param messages that left in them
 * @param refused messages that never left
 */
public record LaneView(int queued, int inFlight, long requests, long messages, long refused) {}
