package io.github.otpgate.guard;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the guard judges. Immutable; a running service takes another one at any time.
 *
 * @param enabled whether it does; if not, it counts nothing either
 * @param homeCountry two letters: never blocked by itself, since anybody can make its conversion look bad. Its last 7 days
 *     say what the site's users usually verify
 * @param codeLife how long a code can be verified: 1 s to 10 min. Younger codes are not judged
 * @param floors how much must be there to be judged, for every kind
 */
public record GuardSettings(
        boolean enabled,
        String homeCountry,
        Duration codeLife,
        Thresholds thresholds,
        Map<GuardKind, Floor> floors,
        Density density) {

    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** The defaults of {@code otp.guard}. */
    public static final GuardSettings DEFAULT = new GuardSettings(true, "CN");

    public GuardSettings {
        requireNonNull(thresholds, "thresholds");
        requireNonNull(density, "density");
        floors = Map.copyOf(floors);
        if (!COUNTRY.matcher(homeCountry).matches()) {
            throw new ConfigurationException("guard.home-country", "'" + homeCountry + "'", "two letters, as in CN");
        }
        if (codeLife.compareTo(Duration.ofSeconds(1)) < 0 || codeLife.compareTo(LONGEST) > 0) {
            throw new ConfigurationException("guard.code-life", codeLife.toString(), "1s to 10m");
        }
        for (GuardKind kind : GuardKind.values()) {
            if (!floors.containsKey(kind)) {
                throw new ConfigurationException("guard.floors", "nothing for " + kind.wireName(), "every kind");
            }
        }
    }

    /** The defaults for another country. */
    public GuardSettings(boolean enabled, String homeCountry) {
        this(enabled, homeCountry, Duration.ofMinutes(5), Thresholds.DEFAULT, defaultFloors(), Density.DEFAULT);
    }

    /** The same for codes that live that long. */
    public GuardSettings withCodeLife(Duration life) {
        return new GuardSettings(enabled, homeCountry, life, thresholds, floors, density);
    }

    /** How much of a kind must be there. */
    public Floor floor(GuardKind kind) {
        return requireNonNull(floors.get(kind));
    }

    private static Map<GuardKind, Floor> defaultFloors() {
        Map<GuardKind, Floor> floors = new EnumMap<>(GuardKind.class);
        floors.put(GuardKind.SUBRANGE, new Floor(12, 5));
        floors.put(GuardKind.RANGE, new Floor(20, 10));
        floors.put(GuardKind.NETWORK, new Floor(20, 10));
        floors.put(GuardKind.COUNTRY, new Floor(100, 50));
        return floors;
    }

    /**
     * Upper bounds of the conversion (Wilson, one-sided 95 %) of a site whose users verify 60 % of their codes; where they
     * verify 40 to 90 %, both are scaled by it.
     *
     * @param suspect below it something is suspect: up to 0.6
     * @param block below it something is blocked: more than 0, less than {@code suspect}
     * @param blockFrom codes that a block needs, whatever the kind: 1 to 10 000
     */
    public record Thresholds(double suspect, double block, int blockFrom) {

        /** Suspect below 35 %, blocked below 20 %, of 20 codes and more. */
        public static final Thresholds DEFAULT = new Thresholds(0.35, 0.20, 20);

        public Thresholds {
            if (!(suspect > 0 && suspect <= GuardScale.USUAL)) {
                throw new ConfigurationException("guard.suspect-below", "" + suspect, "more than 0, up to 0.6");
            }
            if (!(block > 0 && block < suspect)) {
                throw new ConfigurationException("guard.block-below", "" + block, "more than 0, below suspect-below");
            }
            Count.require("guard.block-from", blockFrom, 1);
        }
    }

    /**
     * From how much on a kind is judged.
     *
     * @param samples codes that any judgement by conversion needs: 1 to 10 000
     * @param velocity codes in 10 minutes that are suspect where there are fewer samples than that, if they are also four
     *     times the usual: 1 to 10 000
     */
    public record Floor(int samples, int velocity) {

        public Floor {
            Count.require("guard.floors.samples", samples, 1);
            Count.require("guard.floors.velocity", velocity, 1);
        }
    }

    /**
     * Distinct phones of a block of numbers within an hour that are suspect, if they are also five times what the next
     * larger block lets expect: each 2 to 10 000.
     *
     * @param hundred of 100 numbers
     * @param thousand of 1 000
     * @param tenThousand of 10 000
     */
    public record Density(int hundred, int thousand, int tenThousand) {

        /** 5, 15 and 60. */
        public static final Density DEFAULT = new Density(5, 15, 60);

        public Density {
            Count.require("guard.density.hundred", hundred, 2);
            Count.require("guard.density.thousand", thousand, 2);
            Count.require("guard.density.ten-thousand", tenThousand, 2);
        }
    }

    /** Apart from the settings, so that no class has to be ready before another that waits for it. */
    private static final class Count {

        private static final int MOST = 10_000;

        private Count() {}

        static void require(String key, int found, int least) {
            if (found < least || found > MOST) {
                throw new ConfigurationException(key, "" + found, least + " to " + MOST);
            }
        }
    }
}
