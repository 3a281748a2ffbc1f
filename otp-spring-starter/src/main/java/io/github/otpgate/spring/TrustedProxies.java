package io.github.otpgate.spring;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.cloud.CloudPlatform;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Reads {@code otp.web.trusted-proxies} and refuses it where the container already replaces the client's address by what a
 * header says. Only one may: a container that trusts more than we do would hand us an address that the client made up, and one
 * that trusts less would hide the proxy from us.
 */
final class TrustedProxies {

    private static final String KEY = "web.trusted-proxies";
    private static final String STRATEGY = "server.forward-headers-strategy";
    private static final String PROXY =
            "an address or a network without bits after its prefix, for example 10.0.0.7 or 10.0.0.0/8";
    private static final String ALLOWED = "networks together with " + STRATEGY + ": none and without"
            + " server.tomcat.remoteip headers; or an empty list, and the container alone decides whom to trust";

    /** Either of them makes Tomcat read the client's address from a header, whatever the strategy is. */
    private static final List<String> TOMCAT =
            List.of("server.tomcat.remoteip.remote-ip-header", "server.tomcat.remoteip.protocol-header");

    /** As Spring Boot binds it. */
    private enum Strategy {
        NATIVE,
        FRAMEWORK,
        NONE
    }

    private TrustedProxies() {}

    static List<AddressBlock> of(List<String> texts, Environment environment) {
        List<AddressBlock> proxies = new TextList(KEY, texts)
                .read(text -> AddressBlock.parse(text).orElseThrow(IllegalArgumentException::new), PROXY);
        if (!proxies.isEmpty()) {
            rewriter(environment).ifPresent(rewriter -> {
                throw new ConfigurationException(
                        KEY,
                        texts + " while " + rewriter + ", so that the container rewrites the address too",
                        ALLOWED);
            });
        }
        return proxies;
    }

    private static Optional<String> rewriter(Environment environment) {
        Binder binder = Binder.get(environment);
        return Stream.concat(tomcat(binder), strategy(binder, environment)).findFirst();
    }

    private static Stream<String> tomcat(Binder binder) {
        return TOMCAT.stream()
                .filter(key ->
                        StringUtils.hasText(binder.bind(key, String.class).orElse("")))
                .map(key -> key + " is set");
    }

    private static Stream<String> strategy(Binder binder, Environment environment) {
        return binder.bind(STRATEGY, Strategy.class)
                .map(TrustedProxies::explicit)
                .orElseGet(() -> deduced(environment));
    }

    private static Stream<String> explicit(Strategy strategy) {
        return Stream.of(strategy)
                .filter(set -> set != Strategy.NONE)
                .map(set -> STRATEGY + " is " + set.name().toLowerCase(Locale.ROOT));
    }

    /** Spring Boot's default: native on a platform that is known to stand behind proxies. */
    private static Stream<String> deduced(Environment environment) {
        return Stream.ofNullable(CloudPlatform.getActive(environment))
                .filter(CloudPlatform::isUsingForwardHeaders)
                .map(platform -> STRATEGY + " is not set and therefore native on " + platform);
    }
}
