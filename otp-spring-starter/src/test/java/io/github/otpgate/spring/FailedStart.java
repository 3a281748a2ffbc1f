package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** A real start, through all analyzers there are, with something wrong. */
record FailedStart(String key, String found, String allowed, List<String> settings) {

    FailedStart {
        settings = List.copyOf(settings);
    }

    /** What the operator reads names the key, what stands there and what may, and shows no secret. */
    void assertExplained(CapturedOutput output) {
        assertThatThrownBy(() -> start().close()).isInstanceOf(RuntimeException.class);

        assertThat(output).contains("APPLICATION FAILED TO START");
        assertThat(output).contains("The setting otp." + key + " cannot work: found " + found);
        assertThat(output).contains("Allowed for otp." + key + ": ").contains(allowed);
        assertThat(output).doesNotContain(Settings.SECRET, Settings.OTHER_SECRET, Settings.API_KEY);
        assertThat(output).doesNotContain(Settings.REDIS_PASSWORD);
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.SERVLET)
                .properties("server.port=0")
                .run(settings.stream().map(setting -> "--" + setting).toArray(String[]::new));
    }

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {}

    /** A case of a test: what is wrong, and what must be said of it. */
    static Arguments mistake(String key, String found, String allowed, String[] settings) {
        return arguments(key, found, allowed, settings);
    }

    /** Settings that work, but for one. */
    static String[] with(String setting, String... more) {
        String key = setting.substring(0, setting.indexOf('=') + 1);
        return Stream.concat(Stream.of(Settings.without(key, setting)), Stream.of(more))
                .toArray(String[]::new);
    }
}
