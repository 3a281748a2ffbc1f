package io.github.otpgate.route;

import io.github.otpgate.model.Channel;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Purpose;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Who may carry which message, as configured. Unchanging. */
final class RouteTable<L> {

    private static final Predicate<String> COUNTRY = Pattern.compile("[A-Z]{2}").asMatchPredicate();

    private final Map<Channel, List<L>> routes;
    private final List<Rule<L>> rules;
    private final Function<L, Channel> carries;

    private record Rule<L>(RouteRule rule, List<L> route) {
        boolean fits(Channel channel, Purpose purpose, String country) {
            return rule.channel() == channel
                    && (rule.purposes().isEmpty() || rule.purposes().contains(purpose.name()))
                    && (rule.countries().isEmpty() || rule.countries().contains(country));
        }
    }

    /** Fails with a {@link ConfigurationException} for a provider that does not exist, fits not, or is there twice. */
    RouteTable(
            Map<Channel, List<String>> routes,
            List<RouteRule> rules,
            Map<String, L> lines,
            Function<L, Channel> carries) {
        this.carries = carries;
        this.routes = new EnumMap<>(Channel.class);
        routes.forEach((channel, names) ->
                this.routes.put(channel, resolve("routes." + channel.wireName(), channel, names, lines)));
        List<Rule<L>> resolved = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            resolved.add(resolve("routing.rules[" + i + "]", rules.get(i), lines));
        }
        this.rules = List.copyOf(resolved);
    }

    private Rule<L> resolve(String key, RouteRule rule, Map<String, L> lines) {
        requireAll(key + ".purposes", rule.purposes(), Purpose::isName, "names of purposes");
        requireAll(key + ".countries", rule.countries(), COUNTRY, "two capital letters each, for example CN");
        if (rule.providers().isEmpty()) {
            throw new ConfigurationException(key + ".providers", "nothing", "at least one of " + lines.keySet());
        }
        return new Rule<>(rule, resolve(key + ".providers", rule.channel(), rule.providers(), lines));
    }

    private static void requireAll(String key, Collection<String> found, Predicate<String> form, String allowed) {
        found.stream().filter(form.negate()).findFirst().ifPresent(wrong -> {
            throw new ConfigurationException(key, "'" + wrong + "'", allowed);
        });
    }

    private List<L> resolve(String key, Channel channel, List<String> names, Map<String, L> lines) {
        Set<L> route = new LinkedHashSet<>();
        for (int i = 0; i < names.size(); i++) {
            String place = key + "[" + i + "]";
            if (!route.add(named(place, names.get(i), channel, lines))) {
                throw new ConfigurationException(place, "'" + names.get(i) + "' again", "each provider once");
            }
        }
        return List.copyOf(route);
    }

    private L named(String key, String name, Channel channel, Map<String, L> lines) {
        L line = lines.get(name);
        if (line == null) {
            throw new ConfigurationException(key, "'" + name + "'", "one of " + lines.keySet());
        }
        Channel carried = carries.apply(line);
        if (carried != channel) {
            throw new ConfigurationException(
                    key,
                    "'" + name + "', which carries " + carried.wireName(),
                    "a provider that carries " + channel.wireName());
        }
        return line;
    }

    boolean serves(Channel channel) {
        return !usual(channel).isEmpty()
                || rules.stream().anyMatch(rule -> rule.rule().channel() == channel);
    }

    List<L> route(Channel channel, Purpose purpose, String country) {
        return rules.stream()
                .filter(rule -> rule.fits(channel, purpose, country))
                .findFirst()
                .map(Rule<L>::route)
                .orElseGet(() -> usual(channel));
    }

    private List<L> usual(Channel channel) {
        return routes.getOrDefault(channel, List.of());
    }
}
