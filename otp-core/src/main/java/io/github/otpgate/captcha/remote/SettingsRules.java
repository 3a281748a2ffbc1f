package io.github.otpgate.captcha.remote;

import io.github.otpgate.model.ConfigurationException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the settings of a verifier may be. */
final class SettingsRules {

    private static final Pattern SITE_KEY = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7E]{1,512}");
    private static final Pattern ACTION = Pattern.compile("[A-Za-z0-9_/-]{1,100}");
    private static final String LABEL = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)" + LABEL + "(?:\\." + LABEL + ")*+");
    private static final Pattern THIS_MACHINE =
            Pattern.compile("localhost|127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}|\\[::1]", Pattern.CASE_INSENSITIVE);
    private static final int LAST_PORT = 65_535;

    private SettingsRules() {}

    static void requireSiteKey(String siteKey) {
        if (!SITE_KEY.matcher(siteKey).matches()) {
            throw wrong("site-key", text(siteKey), "1 to 128 letters, digits, hyphens, underscores and dots");
        }
    }

    static void requireSecret(String secret) {
        if (!SECRET.matcher(secret).matches()) {
            throw wrong("secret", text(secret), "1 to 512 visible ASCII characters");
        }
    }

    /** In lower case. */
    static Set<String> hostnames(RemoteCaptchaType type, Set<String> hostnames) {
        if (hostnames.isEmpty() && type.namesHost()) {
            throw wrong("hostnames", "nothing", "the host names of the pages that show the captcha");
        }
        if (!hostnames.isEmpty() && !type.namesHost()) {
            throw wrong("hostnames", "host names", "nothing, since " + type.wireName() + " names no host");
        }
        return hostnames.stream().map(SettingsRules::hostname).collect(Collectors.toUnmodifiableSet());
    }

    private static String hostname(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (!HOST.matcher(lower).matches()) {
            throw wrong("hostnames", "text that is not a host name", "names such as login.example.com, no port");
        }
        return lower;
    }

    static void requireAction(RemoteCaptchaType type, Optional<String> action) {
        if (action.isEmpty() && type == RemoteCaptchaType.RECAPTCHA_V3) {
            throw wrong("action", "nothing", "the action that the page names");
        }
        if (action.isPresent() && !type.namesAction()) {
            throw wrong("action", "an action", "nothing, since " + type.wireName() + " names no action");
        }
        if (action.filter(name -> !ACTION.matcher(name).matches()).isPresent()) {
            throw wrong("action", "another kind of text", "1 to 100 letters, digits, underscores, hyphens and slashes");
        }
    }

    /** Not 0: everything would pass. */
    static void requireMinScore(double minScore) {
        boolean inside = minScore > 0 && minScore <= 1;
        if (!inside) {
            throw wrong("min-score", Double.toString(minScore), "a number above 0, at most 1");
        }
    }

    static void requireUrl(URI url) {
        boolean safe = "https".equalsIgnoreCase(url.getScheme())
                || ("http".equalsIgnoreCase(url.getScheme()) && isThisMachine(url));
        if (!safe || !isPlain(url)) {
            throw wrong("url", "another kind of URL", "an https URL with a host and without query, fragment and user");
        }
    }

    private static boolean isThisMachine(URI url) {
        return url.getHost() != null && THIS_MACHINE.matcher(url.getHost()).matches();
    }

    /** A query could carry the secret into logs. */
    private static boolean isPlain(URI url) {
        boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        return bare && url.getHost() != null && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }

    private static String text(String value) {
        return value.isEmpty() ? "nothing" : "another kind of text";
    }

    static ConfigurationException wrong(String key, String found, String allowed) {
        return new ConfigurationException("captcha.verifier." + key, found, allowed);
    }
}
