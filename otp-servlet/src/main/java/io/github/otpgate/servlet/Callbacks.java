package io.github.otpgate.servlet;

import io.github.bucket4j.TimeMeter;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The addresses that vendors push to: {@code /callbacks/{provider}/{token}}. To whoever has no token there is nothing:
 * what is not found here is passed on like every unknown path, and looks like one. A wrong token costs one comparison, and
 * counts for nobody; the operator hears of it.
 */
record Callbacks(String below, CallbackTokens tokens, PushReceiver receiver, CallbackRates rates, StrayPushes strays) {

    /** Nothing that would break a line of a log. */
    private static final Pattern PROVIDER = Pattern.compile("[\\p{L}\\p{N}._~-]{1,64}");

    static Callbacks of(WebSettings settings, PushReceiver receiver) {
        return of(settings, receiver, TimeMeter.SYSTEM_NANOTIME);
    }

    static Callbacks of(WebSettings settings, PushReceiver receiver, TimeMeter time) {
        return new Callbacks(
                settings.basePath() + "/callbacks/",
                settings.callbacks(),
                receiver,
                new CallbackRates(settings.callbackRate(), time),
                new StrayPushes(time));
    }

    Optional<Resource> at(String path) {
        int slash = path.startsWith(below) ? path.indexOf('/', below.length()) : -1;
        if (slash < 0 || tokens.areNone()) {
            return Optional.empty();
        }
        boolean admitted = tokens.include(path.substring(slash + 1));
        Optional<String> account = account(path.substring(below.length(), slash));
        if (admitted && account.isPresent()) {
            return account.map(this::of);
        }
        notice(admitted, account);
        return Optional.empty();
    }

    private Optional<String> account(String name) {
        return Optional.of(name)
                .filter(provider -> PROVIDER.matcher(provider).matches())
                .filter(receiver::receives);
    }

    private void notice(boolean admitted, Optional<String> account) {
        if (admitted) {
            strays.noAccount();
        } else {
            account.ifPresentOrElse(strays::wrongToken, strays::nothingRight);
        }
    }

    private Resource of(String provider) {
        return Resource.of(
                new CallbackOperation("GET", provider, receiver, rates),
                new CallbackOperation("POST", provider, receiver, rates));
    }
}
