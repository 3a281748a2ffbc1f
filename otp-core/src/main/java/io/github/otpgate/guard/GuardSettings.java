package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

/**
 * How the guard judges.
 *
 * @param enabled whether it does
 * @param homeCountry two letters: never blocked by itself, since anybody can make its conversion look bad
 */
public record GuardSettings(boolean enabled, String homeCountry) {

    public GuardSettings {
        requireNonNull(homeCountry, "homeCountry");
    }
}
