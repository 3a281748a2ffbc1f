package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * What the guard thinks of one thing, and why.
 *
 * @param kind {@code country}, {@code range} (10 000 numbers), {@code subrange} (1 000) or {@code network}
 * @param name which, as far as it may be known
 * @param rule {@code conversion}, {@code velocity}, {@code density}, {@code expired} for a block that is over and has to
 *     prove itself, {@code override}, {@code unreadable}, or {@code none} where nothing is wrong
 * @param figures what the rule sees, by name: {@code sent}, {@code converted}, {@code upper-bound} …; see {@link GuardFigures}
 */
public record Finding(String kind, String name, GuardState state, String rule, Map<String, Double> figures) {

    public Finding {
        requireNonNull(kind, "kind");
        requireNonNull(name, "name");
        requireNonNull(state, "state");
        requireNonNull(rule, "rule");
        figures = Map.copyOf(figures);
    }
}
