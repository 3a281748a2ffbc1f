package io.github.otpgate.spring;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Keeps codes, phone numbers and the token of callbacks out of the host's log when someone turns everything to DEBUG or
 * TRACE: these loggers write what arrives on the wire. {@code logging.level.<logger>} of the application wins.
 */
final class QuietContainerLogs implements EnvironmentPostProcessor {

    private static final List<String> LOGGERS = List.of(
            "org.apache.coyote.http11.Http11InputBuffer", // every request, body included
            "org.apache.coyote.ajp.AjpMessage", // the same over AJP
            "org.apache.coyote.http2.HpackDecoder", // the path of every HTTP/2 request, so the token of callbacks
            "org.apache.coyote.http2.Stream", // the same
            "org.apache.tomcat.util.http.Parameters", // form parameters
            "org.apache.catalina.core.ContainerBase", // the exception about a form parameter that cannot be decoded
            "org.apache.catalina.authenticator.AuthenticatorBase", // every path, so the token of callbacks
            "org.eclipse.jetty", // buffers, in many classes
            "io.lettuce.core.protocol.CommandEncoder"); // the password of Redis

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        Map<String, Object> levels = new LinkedHashMap<>();
        LOGGERS.stream()
                .map(logger -> "logging.level." + logger)
                .filter(key -> !environment.containsProperty(key))
                .forEach(key -> levels.put(key, "INFO"));
        environment.getPropertySources().addLast(new MapPropertySource("otpQuietContainerLogs", levels));
    }
}
