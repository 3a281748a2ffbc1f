package io.github.otpgate;

import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Vendors document plain http, over which whoever listens learns the account's secret and every code. */
final class ClearText {

    private static final Logger LOG = LoggerFactory.getLogger(ClearText.class);
    private static final Pattern LOOPBACK = Pattern.compile("127(\\.[0-9]{1,3}){3}|\\[::1]|localhost");

    private ClearText() {}

    /** Warns of an account whose {@code base-url} is such an address. */
    static void warn(ProviderSettings settings) {
        if (settings.optional("base-url").filter(ClearText::isSent).isPresent()) {
            LOG.warn(
                    "{} is plain http: the account's secret and all messages travel in the clear; use https",
                    settings.path("base-url"));
        }
    }

    /** Whether what is sent there can be read on the way. What a type of one's own may call its base-url is not ours. */
    static boolean isSent(String baseUrl) {
        try {
            URI url = new URI(baseUrl);
            boolean plain = "http".equalsIgnoreCase(url.getScheme()) && url.getHost() != null;
            return plain
                    && !LOOPBACK.matcher(url.getHost().toLowerCase(Locale.ROOT)).matches();
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }
}
