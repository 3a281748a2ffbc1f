package io.github.otpgate.provider;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.WireName;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * The keys and values of one entry under {@code providers}. Keys are matched as Spring matches them: {@code api-key},
 * {@code apiKey} and {@code API_KEY} are one. Values may be secrets, so it prints none.
 */
public final class ProviderSettings {

    /** The key under which a vendor's own limit of a text's length is corrected, see {@link #longestText}. */
    public static final String LONGEST_TEXT = "longest-text";

    private static final Predicate<String> LENGTH =
            Pattern.compile("[1-9][0-9]{0,3}").asMatchPredicate();
    private static final int LAST_PORT = 65_535;
    /** The length of names in the DNS, and no zone of an IPv6 address: no request goes to others. */
    private static final Pattern HOST = Pattern.compile("(?=.{1,253}$)[^.%]{1,63}(?:\\.[^.%]{1,63})*+\\.?");

    private final String name;
    private final Map<String, String> values;
    /** What else may stand in the entry, for whoever misspelt a key of it. */
    private final Set<String> elsewhere;

    /**
     * The settings of the provider of that name; {@code type} is among them.
     *
     * @throws ConfigurationException for a key that is there in two spellings
     */
    public ProviderSettings(String name, Map<String, String> values) {
        this(name, values, Set.of());
    }

    private ProviderSettings(String name, Map<String, String> values, Set<String> elsewhere) {
        this.name = requireNonNull(name, "name");
        this.elsewhere = elsewhere;
        Map<String, String> folded = new TreeMap<>();
        values.forEach((key, value) -> {
            // The value of an environment variable that is not set: missing, and named by whoever needs it.
            if (folded.put(fold(key), requireNonNullElse(value, "")) != null) {
                throw new ConfigurationException(path(key), "the same key in two spellings", "each key once");
            }
        });
        this.values = Map.copyOf(folded);
    }

    private static String fold(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT);
    }

    /** The provider's name. */
    public String name() {
        return name;
    }

    /** The same without those keys: what is not the vendor's business. {@link #allowOnly} still names them as allowed. */
    public ProviderSettings without(Set<String> keys) {
        Map<String, String> rest = new TreeMap<>(values);
        keys.forEach(key -> rest.remove(fold(key)));
        return new ProviderSettings(name, rest, union(elsewhere, keys));
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new TreeSet<>(some);
        all.addAll(others);
        return all;
    }

    /** A value that must be there. */
    public String required(String key, String allowed) {
        return optional(key).orElseThrow(() -> new ConfigurationException(path(key), "nothing", allowed));
    }

    /** A value that may be missing; blank counts as missing. */
    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(fold(key))).map(String::trim).filter(value -> !value.isEmpty());
    }

    /** A value that must be there and have that form. */
    public String required(String key, Predicate<String> form, String allowed) {
        return optional(key, form, allowed).orElseGet(() -> required(key, allowed));
    }

    /** A value that may be missing, but not have another form. What was found is not repeated: it may be a secret. */
    public Optional<String> optional(String key, Predicate<String> form, String allowed) {
        Optional<String> value = optional(key);
        if (value.isPresent() && !form.test(value.get())) {
            throw new ConfigurationException(path(key), "something else", allowed);
        }
        return value;
    }

    /** The characters that a text may have under {@link #LONGEST_TEXT}, 1 to 9999; if nothing is said, the preset. */
    public int longestText(int preset) {
        return optional(LONGEST_TEXT, LENGTH, "a whole number from 1 to 9999")
                .map(Integer::parseInt)
                .orElse(preset);
    }

    /** One of a few words, in small letters; if nothing is said, the first. */
    public String choice(String key, List<String> words) {
        String found = optional(key).orElse(words.get(0));
        requireOneOf(key, found, words);
        return found;
    }

    /** One of an enum's values, in small letters and with hyphens; if nothing is said, the preset. */
    public <E extends Enum<E>> E choice(String key, E preset) {
        return chosen(key, optional(key).orElse(WireName.of(preset)), preset);
    }

    /** The same in small or capital letters. */
    public <E extends Enum<E>> E choiceInAnyCase(String key, E preset) {
        return chosen(key, optional(key).orElse(WireName.of(preset)).toLowerCase(Locale.ROOT), preset);
    }

    private <E extends Enum<E>> E chosen(String key, String found, E preset) {
        List<E> all = List.of(preset.getDeclaringClass().getEnumConstants());
        List<String> words = all.stream().map(WireName::of).toList();
        requireOneOf(key, found, words);
        return all.get(words.indexOf(found));
    }

    private void requireOneOf(String key, String found, List<String> words) {
        if (!words.contains(found)) {
            throw new ConfigurationException(path(key), "'" + found + "'", String.join(" or ", words));
        }
    }

    /** A value that must be an absolute http or https URL without query; comes back without a slash at its end. */
    public URI requiredUrl(String key) {
        String allowed = "an absolute http or https URL";
        String text = required(key, allowed);
        try {
            URI url = new URI(text.replaceAll("/+$", ""));
            if (isPlainWebAddress(url)) {
                return url;
            }
        } catch (URISyntaxException unreadable) {
            throw new ConfigurationException(path(key), "text that is not a URL", allowed);
        }
        throw new ConfigurationException(path(key), "another kind of URL", allowed);
    }

    private static boolean isPlainWebAddress(URI url) {
        boolean web = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
        boolean bare = url.getRawQuery() == null && url.getRawFragment() == null && url.getRawUserInfo() == null;
        return web && bare && isReachable(url);
    }

    private static boolean isReachable(URI url) {
        boolean host = url.getHost() != null && HOST.matcher(url.getHost()).matches();
        return host && url.getPort() != 0 && url.getPort() <= LAST_PORT;
    }

    /** Refuses every key beside these, so that a misspelt one is not silently ignored. */
    public void allowOnly(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.remove("type");
        known.forEach(key -> unknown.remove(fold(key)));
        if (!unknown.isEmpty()) {
            throw new ConfigurationException(
                    path(unknown.iterator().next()),
                    "a key this type does not have",
                    String.join(", ", union(known, elsewhere)));
        }
    }

    /** The whole name of a key, for error messages. */
    public String path(String key) {
        return "providers." + name + "." + key;
    }

    @Override
    public String toString() {
        return "ProviderSettings[" + name + "]";
    }
}
