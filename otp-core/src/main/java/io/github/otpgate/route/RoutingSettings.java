package io.github.otpgate.route;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a message finds a vendor that takes it.
 *
 * @param deadline how long the vendors of one message may take together: 1 s to 30 s
 * @param attemptTimeout how long one vendor may take while another could still be asked: 100 ms to the deadline
 * @param mostPaid messages of one request that may cost money, where a vendor does not tell whether it took one: 1 or 2
 * @param weights shares of providers by name, 1 to 1000; those without have 100. Empty: the order of a route is strict
 * @param voiceAfter after how long without a report a repeated request is answered by a call; empty: never
 * @param rules the first that fits decides; without one the route of the channel does
 */
public record RoutingSettings(
        Duration deadline,
        Duration attemptTimeout,
        int mostPaid,
        Map<String, Integer> weights,
        Optional<Duration> voiceAfter,
        List<RouteRule> rules) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST_ATTEMPT = Duration.ofMillis(100);
    private static final int MOST_PAID = 2;
    private static final int HEAVIEST = 1000;

    /** 8 s in all, 4 s each, two paid messages, the order of the routes, no calls of its own accord. */
    public static final RoutingSettings DEFAULT =
            new RoutingSettings(Duration.ofSeconds(8), Duration.ofSeconds(4), 2, Map.of(), Optional.empty(), List.of());

    public RoutingSettings {
        requireWithin("routing.deadline", deadline, SHORTEST, LONGEST);
        requireWithin("routing.attempt-timeout", attemptTimeout, SHORTEST_ATTEMPT, deadline);
        if (mostPaid < 1 || mostPaid > MOST_PAID) {
            throw new ConfigurationException("routing.most-paid", Integer.toString(mostPaid), "1 or " + MOST_PAID);
        }
        weights = Map.copyOf(weights);
        weights.forEach((name, weight) -> {
            if (weight < 1 || weight > HEAVIEST) {
                throw new ConfigurationException(
                        "routing.weights." + name, weight.toString(), "a whole number, 1 to " + HEAVIEST);
            }
        });
        requireNonNull(voiceAfter, "voiceAfter");
        voiceAfter.ifPresent(
                time -> requireWithin("routing.voice-after", time, Duration.ofSeconds(5), Duration.ofMinutes(10)));
        rules = List.copyOf(rules);
    }

    private static void requireWithin(String key, Duration found, Duration shortest, Duration longest) {
        if (found.compareTo(shortest) < 0 || found.compareTo(longest) > 0) {
            throw new ConfigurationException(
                    key,
                    found.toMillis() + "ms",
                    "a duration of " + shortest.toMillis() + "ms to " + longest.toMillis() + "ms");
        }
    }
}
