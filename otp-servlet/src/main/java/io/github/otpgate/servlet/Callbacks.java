package io.github.otpgate.servlet;

import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.PushRequest;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * The addresses that vendors push to: {@code /callbacks/{provider}/{token}}. To whoever has no token there is nothing:
 * what is not found here is passed on like every unknown path, and looks like one.
 */
record Callbacks(
        String below, CallbackTokens tokens, BiFunction<String, PushRequest, Optional<Acknowledgement>> receive) {

    /** Nothing that would break a line of a log. */
    private static final Pattern PROVIDER = Pattern.compile("[\\p{L}\\p{N}._~-]{1,64}");

    static Callbacks of(WebSettings settings, BiFunction<String, PushRequest, Optional<Acknowledgement>> receive) {
        return new Callbacks(settings.basePath() + "/callbacks/", settings.callbacks(), receive);
    }

    Optional<Resource> at(String path) {
        int slash = path.startsWith(below) ? path.indexOf('/', below.length()) : -1;
        if (slash < 0 || !tokens.include(path.substring(slash + 1))) {
            return Optional.empty();
        }
        return Optional.of(path.substring(below.length(), slash))
                .filter(provider -> PROVIDER.matcher(provider).matches())
                .map(this::of);
    }

    private Resource of(String provider) {
        return Resource.of(
                new CallbackOperation("GET", provider, receive), new CallbackOperation("POST", provider, receive));
    }
}
