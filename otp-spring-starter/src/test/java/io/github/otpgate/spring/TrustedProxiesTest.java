package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Who may say where a request came from: the container or the module, never both. */
class TrustedProxiesTest {

    private static final String PROXIES = "otp.web.trusted-proxies=10.0.0.0/8";
    private static final String KUBERNETES = "spring.main.cloud-platform=kubernetes";

    private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
            .withConfiguration(Settings.configurations())
            .withPropertyValues(Settings.complete());

    @ParameterizedTest
    @CsvSource({
        "server.forward-headers-strategy=native, server.forward-headers-strategy is native",
        "server.forward-headers-strategy=NATIVE, server.forward-headers-strategy is native",
        "server.forwardHeadersStrategy=framework, server.forward-headers-strategy is framework",
        "spring.main.cloud-platform=kubernetes, server.forward-headers-strategy is not set and therefore native on KUBERNETES",
        "spring.main.cloud-platform=heroku, server.forward-headers-strategy is not set and therefore native on HEROKU",
        "server.tomcat.remoteip.remote-ip-header=X-Forwarded-For, server.tomcat.remoteip.remote-ip-header is set",
        "server.tomcat.remoteip.protocol-header=X-Forwarded-Proto, server.tomcat.remoteip.protocol-header is set"
    })
    void start_containerRewritesToo_refusesAndNamesBoth(String setting, String found) {
        runner.withPropertyValues(PROXIES, setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("otp.web.trusted-proxies: found [10.0.0.0/8] while " + found)
                        .hasMessageContaining("server.forward-headers-strategy: none"));
    }

    @Test
    void start_onKubernetesByItsVariables_refuses() {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        Map<String, Object> variables =
                Map.of("KUBERNETES_SERVICE_HOST", "10.96.0.1", "KUBERNETES_SERVICE_PORT", "443");

        runner.withPropertyValues(PROXIES)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(name, new SystemEnvironmentPropertySource(name, variables)))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("native on KUBERNETES"));
    }

    @Test
    void start_noneByVariableOnKubernetes_starts() {
        String name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

        runner.withPropertyValues(PROXIES, KUBERNETES)
                .withInitializer(context -> context.getEnvironment()
                        .getPropertySources()
                        .replace(
                                name,
                                new SystemEnvironmentPropertySource(
                                        name, Map.of("SERVER_FORWARD_HEADERS_STRATEGY", "none"))))
                .run(context -> assertThat(context).hasNotFailed().hasBean("otpFilter"));
    }

    @Test
    void start_tomcatHeaderInSpiteOfNone_refuses() {
        runner.withPropertyValues(
                        PROXIES,
                        "server.forward-headers-strategy=none",
                        "server.tomcat.remoteip.remote-ip-header=X-Real-IP")
                .run(context ->
                        assertThat(context.getStartupFailure()).rootCause().isInstanceOf(ConfigurationException.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.forward-headers-strategy=none", "spring.main.cloud-platform=none"})
    void start_proxiesAndOnlyTheModuleRewrites_starts(String setting) {
        runner.withPropertyValues(PROXIES, setting)
                .run(context -> assertThat(context).hasNotFailed().hasBean("otpFilter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"server.forward-headers-strategy=native", KUBERNETES})
    void start_noProxiesAndTheContainerRewrites_starts(String setting) {
        runner.withPropertyValues("otp.web.trusted-proxies=", setting)
                .run(context -> assertThat(context).hasNotFailed().hasBean("otpFilter"));
    }

    @Test
    void start_noServletApplication_isNotConcerned() {
        new ApplicationContextRunner()
                .withConfiguration(Settings.configurations())
                .withPropertyValues(Settings.complete(PROXIES, KUBERNETES))
                .run(context -> assertThat(context).hasNotFailed());
    }
}
