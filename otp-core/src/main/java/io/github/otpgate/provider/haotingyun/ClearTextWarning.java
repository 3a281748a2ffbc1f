package io.github.otpgate.provider.haotingyun;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;

/** The vendor documents plain http, over which whoever listens learns the key and every code. */
final class ClearTextWarning {

    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[::1]|localhost");

    private ClearTextWarning() {}

    static void log(Logger log, String provider, URI baseUrl) {
        boolean plain = "http".equalsIgnoreCase(baseUrl.getScheme());
        if (plain
                && !LOOPBACK.matcher(baseUrl.getHost().toLowerCase(Locale.ROOT)).matches()) {
            log.warn(
                    "providers.{}.base-url is plain http: the API key and all messages travel in the clear; use https",
                    provider);
        }
    }
}
