package io.github.otpgate.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SimulationTest {

    private final GenericApplicationContext context = new GenericApplicationContext();
    private final ConfigurableEnvironment environment = new StandardEnvironment();

    @BeforeEach
    void isolate() {
        set(Map.of());
        context.setEnvironment(environment);
    }

    /** A context ends what the simulation started; one that was never refreshed does not. */
    @AfterEach
    void stop() {
        context.getDefaultListableBeanFactory().destroySingletons();
    }

    /** As if these were all the variables of the process. */
    private void set(Map<String, Object> variables) {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        environment.getPropertySources().replace(name, new SystemEnvironmentPropertySource(name, variables));
    }

    private boolean simulates() {
        new Simulation().initialize(context);
        return context.containsBean("haotingyunSimulator");
    }

    @Test
    void initialize_nothingSet_suppliesWhatTheStarterNeeds() {
        assertThat(simulates()).isTrue();

        assertThat(environment.getProperty("otp.providers.main.type")).isEqualTo("haotingyun");
        assertThat(environment.getProperty("otp.signature")).isEqualTo("豪霆云");
        assertThat(environment.getProperty("otp.captcha.mode")).isEqualTo("adaptive");
        assertThat(environment.getProperty("otp.purposes.reset-password.template"))
                .isEqualTo("7");
    }

    @Test
    void initialize_everyStart_drawsAnotherSecret() {
        assertThat(simulates()).isTrue();

        try (GenericApplicationContext other = new GenericApplicationContext()) {
            new Simulation().initialize(other);
            other.refresh(); // else close() would end nothing

            assertThat(other.getEnvironment().getProperty("otp.secret-keys[0]"))
                    .hasSize(44)
                    .isNotEqualTo(environment.getProperty("otp.secret-keys[0]"));
        }
    }

    @Test
    void initialize_providerInTheEnvironment_doesNothing() {
        set(Map.of("OTP_PROVIDERS_MAIN_TYPE", "haotingyun"));

        assertThat(simulates()).isFalse();
        assertThat(environment.getProperty("otp.secret-keys[0]")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"prod", "production"})
    void initialize_productionProfile_doesNothing(String profile) {
        environment.setActiveProfiles(profile);

        assertThat(simulates()).isFalse();
    }

    @Test
    void initialize_ownSignature_wins() {
        set(Map.of("OTP_SIGNATURE", "ACME"));

        assertThat(simulates()).isTrue();
        assertThat(environment.getProperty("otp.signature")).isEqualTo("ACME");
    }

    @Test
    void initialize_contextFailsToStart_stopsTheVendor() {
        assertThat(simulates()).isTrue();
        URI vendor = URI.create(environment.getRequiredProperty("otp.providers.main.base-url"));
        context.registerBean("broken", Object.class, () -> {
            throw new IllegalStateException("on purpose");
        });

        assertThatThrownBy(context::refresh).isInstanceOf(BeanCreationException.class);

        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), vendor.getPort()).close())
                .isInstanceOf(ConnectException.class);
    }
}
