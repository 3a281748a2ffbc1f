package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The settings of one account, checked when they are asked for. */
final class HttpBatchSettings {

    private static final String BASE_URL = "base-url";
    private static final String ACCOUNT = "account";
    private static final String PASSWORD = "password";
    private static final String PRODUCT = "product";
    private static final String EXTNO = "extno";
    private static final String AUTH = "auth";
    private static final String DIALECT = "dialect";
    private static final String RESPONSE_TYPE = "response-type";
    private static final String LONGEST_TEXT = "longest-text";
    private static final String PUSH_RECEIVER = "push-receiver";
    private static final String PUSH_PASSWORD = "push-password";

    private static final Set<String> KEYS = Set.of(
            BASE_URL,
            ACCOUNT,
            PASSWORD,
            PRODUCT,
            EXTNO,
            AUTH,
            DIALECT,
            RESPONSE_TYPE,
            LONGEST_TEXT,
            PUSH_RECEIVER,
            PUSH_PASSWORD,
            ErrorOverrides.KEY);

    /** The parameter table of the vendor's document says 700, its code 106 says 536; eight parts of 67 are 536. */
    private static final String DEFAULT_LONGEST_TEXT = "536";

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3}");

    private final ProviderSettings settings;

    HttpBatchSettings(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        this.settings = settings;
    }

    /** In which form answers are asked for. */
    private enum ResponseType {
        TEXT,
        JSON
    }

    String name() {
        return settings.name();
    }

    /** The address of one of the vendor's functions. */
    URI url(String function) {
        URI base = settings.requiredUrl(BASE_URL);
        if (base.getPath().endsWith("/msg")) {
            throw new ConfigurationException(
                    settings.path(BASE_URL), "a URL that ends in /msg", "what stands before /msg/");
        }
        return URI.create(base + "/msg/" + function);
    }

    HttpBatchLogin login(Clock clock) {
        return new HttpBatchLogin(
                settings.required(ACCOUNT, "the account's name"),
                settings.required(PASSWORD, "the account's password"),
                choice(AUTH, HttpBatchLogin.Auth.PLAIN),
                clock);
    }

    Optional<String> product() {
        return checked(PRODUCT, NAME, "1 to 64 letters, digits, hyphens and underscores");
    }

    /** What every message carries beside itself, as the vendor calls it. */
    Map<String, String> extras() {
        Map<String, String> extras = new LinkedHashMap<>();
        product().ifPresent(product -> extras.put("product", product));
        checked(EXTNO, DIGITS, "1 to 20 digits").ifPresent(extno -> extras.put("extno", extno));
        if (choice(RESPONSE_TYPE, ResponseType.TEXT) == ResponseType.JSON) {
            extras.put("resptype", "json");
        }
        return extras;
    }

    HttpBatchCodes codes() {
        return new HttpBatchCodes(choice(DIALECT, HttpBatchCodes.Dialect.STANDARD), ErrorOverrides.of(settings));
    }

    int longestText() {
        return Integer.parseInt(
                checked(LONGEST_TEXT, LENGTH, "a number from 1 to 9999").orElse(DEFAULT_LONGEST_TEXT));
    }

    HttpBatchPushLogin pushLogin() {
        return new HttpBatchPushLogin(settings.optional(PUSH_RECEIVER), settings.optional(PUSH_PASSWORD));
    }

    private Optional<String> checked(String key, Pattern shape, String allowed) {
        Optional<String> value = settings.optional(key);
        if (value.filter(text -> !shape.matcher(text).matches()).isPresent()) {
            throw new ConfigurationException(settings.path(key), "another kind of text", allowed);
        }
        return value;
    }

    private <E extends Enum<E>> E choice(String key, E preset) {
        E[] all = preset.getDeclaringClass().getEnumConstants();
        String written = settings.optional(key).orElse(written(preset));
        return Arrays.stream(all)
                .filter(value -> written(value).equals(written))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        settings.path(key),
                        "'" + written + "'",
                        Arrays.stream(all).map(HttpBatchSettings::written).collect(Collectors.joining(" or "))));
    }

    private static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
