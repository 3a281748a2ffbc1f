package io.github.otpgate;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.route.RouteRule;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** Finds rules of routing that no message ever meets, because there is nothing of the name they give. */
record RuleNames(Set<String> purposes) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    void requireKnown(List<RouteRule> rules) {
        for (int i = 0; i < rules.size(); i++) {
            String key = "routing.rules[" + i + "].";
            requireKnown(key + "purposes", rules.get(i).purposes(), purposes, "one of " + new TreeSet<>(purposes));
            requireKnown(
                    key + "countries", rules.get(i).countries(), COUNTRIES, "two capital letters each, for example CN");
        }
    }

    private static void requireKnown(String key, Set<String> named, Set<String> known, String allowed) {
        for (String name : named) {
            if (!known.contains(name)) {
                throw new ConfigurationException(key, "'" + name + "'", allowed);
            }
        }
    }
}
