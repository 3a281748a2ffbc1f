package io.github.otpgate.provider;

import io.github.otpgate.model.ConfigurationException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An operator's corrections to the meaning of a vendor's codes: {@code error-classes: "120=throttled-account,
 * 121=throttled-per-number/60s"}. Vendors change their codes, and resold platforms give them other meanings.
 */
public final class ErrorOverrides {

    /** The key of a provider's settings that holds them. */
    public static final String KEY = "error-classes";

    private static final Pattern ENTRY =
            Pattern.compile("([0-9A-Za-z_.-]{1,32})\\s*=\\s*([A-Za-z_-]{1,32})(?:/([0-9]{1,6})s)?");
    private static final String ALLOWED = "entries like 120=throttled-account or 121=throttled-per-number/60s, with "
            + Arrays.stream(ErrorClass.values()).map(ErrorOverrides::written).collect(Collectors.joining(", "));

    private final Map<String, Refusal> byCode;

    private ErrorOverrides(Map<String, Refusal> byCode) {
        this.byCode = Map.copyOf(byCode);
    }

    /**
     * The corrections in a provider's settings; none where there is no such key.
     *
     * @throws ConfigurationException for an entry that cannot be read, a class that does not exist, a code given twice
     */
    public static ErrorOverrides of(ProviderSettings settings) {
        Map<String, Refusal> byCode = new HashMap<>();
        String entries = settings.optional(KEY).orElse("");
        for (String entry : entries.isEmpty() ? new String[0] : entries.split(",", -1)) {
            Refusal refusal = entry(settings.path(KEY), entry.trim());
            if (byCode.put(refusal.code(), refusal) != null) {
                throw new ConfigurationException(
                        settings.path(KEY), "code " + refusal.code() + " twice", "each code once");
            }
        }
        return new ErrorOverrides(byCode);
    }

    private static Refusal entry(String path, String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        Optional<ErrorClass> reason = matcher.matches()
                ? Arrays.stream(ErrorClass.values())
                        .filter(value -> written(value).equals(folded(matcher.group(2))))
                        .findFirst()
                : Optional.empty();
        if (reason.isEmpty()) {
            throw new ConfigurationException(path, "'" + entry + "'", ALLOWED);
        }
        Optional<Duration> retryAfter =
                Optional.ofNullable(matcher.group(3)).map(Long::parseLong).map(Duration::ofSeconds);
        return new Refusal(reason.get(), matcher.group(1), retryAfter);
    }

    private static String written(ErrorClass value) {
        return folded(value.name());
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal as the operator wants it understood: corrected if its code is listed, else as documented. */
    public Refusal apply(Refusal documented) {
        return byCode.getOrDefault(documented.code(), documented);
    }
}
