package io.github.otpgate.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.guard.GuardSettings.Density;
import io.github.otpgate.guard.GuardSettings.Floor;
import io.github.otpgate.guard.GuardSettings.Thresholds;
import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class GuardSettingsTest {

    private static void refused(String key, ThrowingCallable settings) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(settings)
                .satisfies(failure -> assertThat(failure.key()).isEqualTo(key));
    }

    @Test
    void defaults_areTheDocumentedOnes() {
        GuardSettings settings = GuardSettings.DEFAULT;

        assertThat(settings.enabled()).isTrue();
        assertThat(settings.homeCountry()).isEqualTo("CN");
        assertThat(settings.thresholds()).isEqualTo(new Thresholds(0.35, 0.20, 20));
        assertThat(settings.floor(GuardKind.SUBRANGE)).isEqualTo(new Floor(12, 5));
        assertThat(settings.floor(GuardKind.RANGE)).isEqualTo(new Floor(20, 10));
        assertThat(settings.floor(GuardKind.NETWORK)).isEqualTo(new Floor(20, 10));
        assertThat(settings.floor(GuardKind.COUNTRY)).isEqualTo(new Floor(100, 50));
        assertThat(settings.density()).isEqualTo(new Density(5, 15, 60));
        assertThat(settings.withCodeLife(Duration.ofMinutes(1)).codeLife()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void constructor_whatCannotWork_isRefusedByItsKey() {
        GuardSettings ok = GuardSettings.DEFAULT;

        refused("guard.home-country", () -> new GuardSettings(true, "cn"));
        refused("guard.code-life", () -> ok.withCodeLife(Duration.ZERO));
        refused("guard.code-life", () -> ok.withCodeLife(Duration.ofMinutes(11)));
        refused("guard.suspect-below", () -> new Thresholds(0.61, 0.2, 20));
        refused("guard.suspect-below", () -> new Thresholds(Double.NaN, 0.2, 20));
        refused("guard.block-below", () -> new Thresholds(0.35, 0.35, 20));
        refused("guard.block-below", () -> new Thresholds(0.35, 0, 20));
        refused("guard.block-from", () -> new Thresholds(0.35, 0.2, 0));
        refused("guard.floors.samples", () -> new Floor(0, 5));
        refused("guard.floors.velocity", () -> new Floor(12, 10_001));
        refused("guard.density.hundred", () -> new Density(1, 15, 60));
        refused(
                "guard.floors",
                () -> new GuardSettings(true, "CN", ok.codeLife(), ok.thresholds(), Map.of(), ok.density()));
    }
}
