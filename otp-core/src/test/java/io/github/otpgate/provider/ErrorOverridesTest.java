package io.github.otpgate.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorOverridesTest {

    private static ErrorOverrides of(String written) {
        return ErrorOverrides.of(new ProviderSettings("main", Map.of("error-classes", written)));
    }

    @Test
    void apply_aListedCode_takesTheOperatorsClassAndTime() {
        ErrorOverrides overrides = of("120=throttled-account, -5 = TEMPORARY ,43=throttled_per_number/60s");

        assertThat(overrides.apply(new Refusal(ErrorClass.CONTENT_REJECTED, "120")))
                .isEqualTo(new Refusal(ErrorClass.THROTTLED_ACCOUNT, "120"));
        assertThat(overrides.apply(new Refusal(ErrorClass.THROTTLED_ACCOUNT, "-5")))
                .isEqualTo(new Refusal(ErrorClass.TEMPORARY, "-5"));
        assertThat(overrides.apply(new Refusal(ErrorClass.UNKNOWN, "43")))
                .isEqualTo(new Refusal(ErrorClass.THROTTLED_PER_NUMBER, "43", Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void apply_anotherCode_staysAsDocumented() {
        Refusal documented = new Refusal(ErrorClass.BLACKLISTED, "12", Optional.of(Duration.ofSeconds(3)));

        assertThat(of("120=temporary").apply(documented)).isEqualTo(documented);
        assertThat(of("").apply(documented)).isEqualTo(documented);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "120",
                "120=",
                "=temporary",
                "120=nonsense",
                "120=temporary,",
                "120=temporary/60",
                "120=temporary/-1s",
                "120=temporary/60m",
                "1 2=temporary",
                "120:temporary",
                "短信=temporary"
            })
    void of_whatCannotBeRead_namesTheKeyAndWhatIsAllowed(String written) {
        assertThatThrownBy(() -> of(written))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("providers.main.error-classes")
                .hasMessageContaining("throttled-per-number");
    }

    @Test
    void of_aCodeTwice_isRefused() {
        assertThatThrownBy(() -> of("7=temporary,7=unknown"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("code 7 twice");
    }
}
