package io.github.otpgate.spring.setting;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;

/** The profiles in which nothing for development or testing may be: {@code prod} and {@code production}, in any case. */
public final class ProductionProfile {

    private static final Set<String> NAMES = Set.of("prod", "production");

    private ProductionProfile() {}

    /** The one that is active, as it is written there. */
    public static Optional<String> active(Environment environment) {
        String[] active = environment.getActiveProfiles();
        return Stream.of(active.length == 0 ? environment.getDefaultProfiles() : active)
                .filter(profile -> NAMES.stream().anyMatch(profile::equalsIgnoreCase))
                .findFirst();
    }
}
