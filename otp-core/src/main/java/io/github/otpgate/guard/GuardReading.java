package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

/**
 * What the store found about one thing.
 *
 * @param before its state until now; where it is another one, nobody else was told of the change
 * @param state its state
 * @param verdict what this send has to expect: blocked also where a half-open thing has had its probes
 */
public record GuardReading(
        GuardState before, GuardState state, GuardState verdict, GuardRule rule, GuardFigures figures) {

    public GuardReading {
        requireNonNull(before, "before");
        requireNonNull(state, "state");
        requireNonNull(verdict, "verdict");
        requireNonNull(rule, "rule");
        requireNonNull(figures, "figures");
    }
}
