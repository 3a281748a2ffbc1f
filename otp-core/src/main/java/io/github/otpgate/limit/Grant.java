package io.github.otpgate.limit;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * A piece of the budget.
 *
 * @param granted how many; fewer than wanted where the budget is used up
 * @param retryAfter where fewer: until there is more
 * @param counted when, by the store's clock, in ms: what names it where one is given back
 * @param crossings alarms that this piece raised: told to nobody else
 */
public record Grant(long granted, Duration retryAfter, long counted, List<Crossing> crossings) {

    /** A rate of the budget, by its place in the list, and the share that it has reached. */
    public record Crossing(int rate, int percent) {}

    public Grant {
        requireNonNull(retryAfter, "retryAfter");
        crossings = List.copyOf(crossings);
    }
}
