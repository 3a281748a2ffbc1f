package io.github.otpgate.provider.httpbatch;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

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
            ProviderSettings.LONGEST_TEXT,
            PUSH_RECEIVER,
            PUSH_PASSWORD,
            ErrorOverrides.KEY);

    /** The parameter table of the vendor's document says 700, its code 106 says 536; eight parts of 67 are 536. */
    private static final int DEFAULT_LONGEST_TEXT = 536;

    private static final Predicate<String> NAME =
            Pattern.compile("[0-9A-Za-z_-]{1,64}").asMatchPredicate();
    private static final Predicate<String> DIGITS =
            Pattern.compile("[0-9]{1,20}").asMatchPredicate();

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
                settings.choice(AUTH, HttpBatchLogin.Auth.PLAIN),
                clock);
    }

    Optional<String> product() {
        return settings.optional(PRODUCT, NAME, "1 to 64 letters, digits, hyphens and underscores");
    }

    /** What every message carries beside itself, as the vendor calls it. */
    Map<String, String> extras() {
        Map<String, String> extras = new LinkedHashMap<>();
        product().ifPresent(product -> extras.put("product", product));
        settings.optional(EXTNO, DIGITS, "1 to 20 digits").ifPresent(extno -> extras.put("extno", extno));
        if (settings.choice(RESPONSE_TYPE, ResponseType.TEXT) == ResponseType.JSON) {
            extras.put("resptype", "json");
        }
        return extras;
    }

    HttpBatchCodes codes() {
        return new HttpBatchCodes(
                settings.choice(DIALECT, HttpBatchCodes.Dialect.STANDARD), ErrorOverrides.of(settings));
    }

    int longestText() {
        return settings.longestText(DEFAULT_LONGEST_TEXT);
    }

    HttpBatchPushLogin pushLogin() {
        return new HttpBatchPushLogin(settings.optional(PUSH_RECEIVER), settings.optional(PUSH_PASSWORD));
    }
}
