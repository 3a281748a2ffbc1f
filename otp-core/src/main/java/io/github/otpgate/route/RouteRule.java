package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import java.util.List;
import java.util.Set;

/**
 * Other providers for some messages than the route of their channel names.
 *
 * @param channel which messages it is about
 * @param purposes names of purposes; empty for all
 * @param countries two capital letters each; empty for all
 * @param providers names, the preferred first
 */
public record RouteRule(Channel channel, Set<String> purposes, Set<String> countries, List<String> providers) {
    public RouteRule {
        requireNonNull(channel, "channel");
        purposes = Set.copyOf(purposes);
        countries = Set.copyOf(countries);
        providers = List.copyOf(providers);
    }
}
