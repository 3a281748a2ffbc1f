package io.github.otpgate.servlet;

import io.github.otpgate.OtpService;
import io.github.otpgate.model.ConfigurationException;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a deployment descriptor says to a filter. A setting is an init-param, which goes first, or a context-param; whatever
 * cannot work is told with the name that stands in the descriptor.
 */
final class FilterParameters {

    private static final String SERVICE = "service-attribute";

    /** In the order in which an error lists them; the keys of {@link ConfigurationException}. */
    private static final List<String> KEYS = List.of(
            "web.base-path",
            "web.verify-by-phone",
            "web.trusted-proxies",
            "callbacks.token",
            "callbacks.previous-token",
            "callbacks.rate");

    private final FilterConfig config;

    FilterParameters(FilterConfig config) {
        this.config = config;
    }

    private static String initParam(String key) {
        return key.startsWith("web.") ? key.substring("web.".length()) : key;
    }

    private static String contextParam(String key) {
        return "otp." + key;
    }

    /** For a filter that got its settings otherwise: nobody would hear what the descriptor says. */
    void refuseAll() throws ServletException {
        for (String name : Collections.list(config.getInitParameterNames())) {
            throw wrong("init-param " + name, "it", "none, where the filter was constructed with WebSettings");
        }
    }

    OtpService service() throws ServletException {
        Optional<String> named = Optional.ofNullable(config.getInitParameter(SERVICE));
        String attribute = named.orElse(OtpFilter.SERVICE_ATTRIBUTE);
        Object value = config.getServletContext().getAttribute(attribute);
        if (value instanceof OtpService service) {
            return service;
        }
        String place = named.isPresent() ? "init-param " + SERVICE + ": " : "";
        throw wrong(
                place + "attribute '" + attribute + "' of the ServletContext",
                value == null ? "nothing" : "a " + value.getClass().getName(),
                "an OtpService, set by a ServletContextListener before filters start");
    }

    WebSettings settings() throws ServletException {
        refuseUnknown();
        try {
            return new WebSettings(
                            text("web.base-path").orElse(WebSettings.DEFAULT.basePath()), truth("web.verify-by-phone"))
                    .withTrustedProxies(list("web.trusted-proxies"))
                    .withCallbacks(tokens())
                    .withCallbackRate(rate());
        } catch (ConfigurationException e) {
            throw wrong(place(e.key()), e.found(), e.allowed());
        }
    }

    private void refuseUnknown() throws ServletException {
        List<String> own = Stream.concat(KEYS.stream().map(FilterParameters::initParam), Stream.of(SERVICE))
                .toList();
        List<String> shared = KEYS.stream().map(FilterParameters::contextParam).toList();
        for (String name : Collections.list(config.getInitParameterNames())) {
            refuseUnlessIn(own, "init-param ", name);
        }
        for (String name : Collections.list(config.getServletContext().getInitParameterNames())) {
            if (name.startsWith("otp.web.") || name.startsWith("otp.callbacks.")) {
                refuseUnlessIn(shared, "context-param ", name);
            }
        }
    }

    private void refuseUnlessIn(List<String> names, String kind, String name) throws ServletException {
        if (!names.contains(name)) {
            throw wrong(kind + name, "an unknown name", String.join(", ", names));
        }
    }

    private Optional<String> text(String key) {
        return Optional.ofNullable(config.getInitParameter(initParam(key)))
                .or(() -> Optional.ofNullable(config.getServletContext().getInitParameter(contextParam(key))))
                .map(String::strip);
    }

    private boolean truth(String key) {
        String text = text(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new ConfigurationException(key, "'" + text + "'", "true or false");
        }
        return text.equals("true");
    }

    private List<String> list(String key) {
        return text(key).stream()
                .flatMap(text -> Stream.of(text.split("[,\\s]+", -1)))
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private CallbackTokens tokens() {
        CallbackTokens tokens = text("callbacks.token").map(CallbackTokens::of).orElse(CallbackTokens.NONE);
        return text("callbacks.previous-token").map(tokens::withPrevious).orElse(tokens);
    }

    private int rate() {
        String text = text("callbacks.rate").orElse(Integer.toString(WebSettings.DEFAULT_CALLBACK_RATE));
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new ConfigurationException("callbacks.rate", "'" + text + "'", "a whole number, 1 to 100000");
        }
    }

    /** Where the setting stands, or where it is missing. */
    private String place(String key) {
        String whole = key.replaceFirst("\\[[0-9]+]$", "");
        boolean shared = config.getInitParameter(initParam(whole)) == null
                && config.getServletContext().getInitParameter(contextParam(whole)) != null;
        return shared ? "context-param " + contextParam(key) : "init-param " + initParam(key);
    }

    private ServletException wrong(String place, String found, String allowed) {
        return new ServletException(
                "filter '" + config.getFilterName() + "': " + place + ": found " + found + "; allowed: " + allowed);
    }
}
