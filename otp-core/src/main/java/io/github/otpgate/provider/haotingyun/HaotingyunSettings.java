package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
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

    private static final String DEFAULT_LONGEST_TEXT = "500";
    private static final int LONGEST_UID = 256;
    private static final Predicate<String> EXTEND =
            Pattern.compile("[0-9]{1,20}").asMatchPredicate();
    private static final Predicate<String> CHARACTERS =
            Pattern.compile("[1-9][0-9]{0,3}").asMatchPredicate();
    private static final Set<String> KEYS =
            Set.of("base-url", "api-key", "extend", "uid", "callback-url", "longest-text", ErrorOverrides.KEY);

    static HaotingyunSettings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        Map<String, String> sendFields = new LinkedHashMap<>();
        checked(settings, "extend", EXTEND, "1 to 20 digits").ifPresent(value -> sendFields.put("extend", value));
        checked(settings, "uid", value -> value.length() <= LONGEST_UID, "at most 256 characters")
                .ifPresent(value -> sendFields.put("uid", value));
        checked(settings, "callback-url", HaotingyunSettings::isWebAddress, "an absolute http or https URL")
                .ifPresent(value -> sendFields.put("callback_url", value));
        String longestText = checked(settings, "longest-text", CHARACTERS, "a whole number from 1 to 9999")
                .orElse(DEFAULT_LONGEST_TEXT);
        return new HaotingyunSettings(
                settings.requiredUrl("base-url"),
                settings.required("api-key", "the account's apikey"),
                Collections.unmodifiableMap(sendFields),
                Integer.parseInt(longestText));
    }

    /** What was found is not repeated: the address that reports are pushed to has a token in it. */
    private static Optional<String> checked(
            ProviderSettings settings, String key, Predicate<String> allowed, String description) {
        Optional<String> value = settings.optional(key);
        if (value.isPresent() && !allowed.test(value.get())) {
            throw new ConfigurationException(settings.path(key), "something else", description);
        }
        return value;
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
