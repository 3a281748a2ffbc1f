package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * The settings, as they apply to a site whose users verify more or fewer of their codes than usual.
 *
 * @param baseline the share of codes that the site's users verify
 */
public record GuardScale(GuardSettings settings, double baseline) {

    /** The share for which the thresholds are written. */
    public static final double USUAL = 0.6;

    /** From the end of the code's life until nobody can be verifying it: clocks differ, callers are slow. */
    private static final Duration SLACK = Duration.ofSeconds(60);

    public GuardScale {
        requireNonNull(settings, "settings");
    }

    /** The upper bound of the conversion below which something is suspect. */
    public double suspectBelow() {
        return settings.thresholds().suspect() * baseline / USUAL;
    }

    /** The upper bound of the conversion below which it is blocked. */
    public double blockBelow() {
        return settings.thresholds().block() * baseline / USUAL;
    }

    /** How long after its send nobody verifies a code any more. */
    public Duration maturity() {
        return settings.codeLife().plus(SLACK);
    }

    /** The worst that may become of it: anybody can make the home country's conversion look bad. */
    public GuardState worst(GuardSource.Guarded guarded) {
        boolean home = guarded.kind() == GuardKind.COUNTRY && guarded.label().equals(settings.homeCountry());
        return home ? GuardState.SUSPECT : GuardState.BLOCKED;
    }
}
