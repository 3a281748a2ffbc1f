package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * An account as it is configured. Holds its key, so it prints none of it.
 *
 * @param sendFields what goes with every message, by the vendor's names
 * @param longestText characters that a text may have
 */
record HaotingyunSettings(URI baseUrl, String apiKey, Map<String, String> sendFields, int longestText) {

    private static final int DEFAULT_LONGEST_TEXT = 500;
    private static final int LONGEST_UID = 256;
    private static final Predicate<String> EXTEND =
            Pattern.compile("[0-9]{1,20}").asMatchPredicate();
    private static final Set<String> KEYS = Set.of(
            "base-url", "api-key", "extend", "uid", "callback-url", ProviderSettings.LONGEST_TEXT, ErrorOverrides.KEY);

    static HaotingyunSettings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        return new HaotingyunSettings(
                settings.requiredUrl("base-url"),
                settings.required("api-key", "the account's apikey"),
                sendFields(settings),
                settings.longestText(DEFAULT_LONGEST_TEXT));
    }

    private static Map<String, String> sendFields(ProviderSettings settings) {
        Map<String, String> fields = new LinkedHashMap<>();
        settings.optional("extend", EXTEND, "1 to 20 digits").ifPresent(value -> fields.put("extend", value));
        settings.optional("uid", value -> value.length() <= LONGEST_UID, "at most 256 characters")
                .ifPresent(value -> fields.put("uid", value));
        settings.optional("callback-url", HaotingyunSettings::isWebAddress, "an absolute http or https URL")
                .ifPresent(value -> fields.put("callback_url", value));
        return Collections.unmodifiableMap(fields);
    }

    private static boolean isWebAddress(String text) {
        try {
            URI url = new URI(text);
            boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            return web && url.getHost() != null;
        } catch (URISyntaxException unreadable) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "HaotingyunSettings[redacted]";
    }
}
