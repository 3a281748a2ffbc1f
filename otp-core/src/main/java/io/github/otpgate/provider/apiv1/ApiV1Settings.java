package io.github.otpgate.provider.apiv1;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.wire.Md5;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The keys of one account, read and checked. Prints none: the hash of the password is as good as the password. */
record ApiV1Settings(
        URI baseUrl, String account, String passwordHash, Optional<String> extNo, int longestText, ApiV1Codes codes) {

    private static final Set<String> KEYS = Set.of(
            "base-url",
            "account",
            "password",
            "ext-no",
            "password-hash-case",
            "success-codes",
            "message-heuristics",
            "longest-text",
            ErrorOverrides.KEY);
    private static final Pattern EXT_NO = Pattern.compile("[1-9][0-9]*");
    private static final Pattern LENGTH = Pattern.compile("[1-9][0-9]{0,3}");
    private static final Pattern CODES = Pattern.compile("[0-9A-Za-z_.-]{1,32}(\\s*,\\s*[0-9A-Za-z_.-]{1,32})*");

    static ApiV1Settings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        return new ApiV1Settings(
                settings.requiredUrl("base-url"),
                settings.required("account", "the account's name"),
                passwordHash(settings),
                matching(settings, "ext-no", EXT_NO, "a whole number from 1 on, without leading zeros"),
                matching(settings, "longest-text", LENGTH, "1 to 9999")
                        .map(Integer::parseInt)
                        .orElse(500),
                codes(settings));
    }

    private static String passwordHash(ProviderSettings settings) {
        String password = settings.required("password", "the account's interface password");
        return oneOf(settings, "password-hash-case", List.of("lower", "upper")).equals("upper")
                ? Md5.upperCaseHex(password)
                : Md5.lowerCaseHex(password);
    }

    private static ApiV1Codes codes(ProviderSettings settings) {
        String success = matching(settings, "success-codes", CODES, "codes like 00, separated by commas")
                .orElse("00");
        boolean heuristics =
                oneOf(settings, "message-heuristics", List.of("false", "true")).equals("true");
        return new ApiV1Codes(List.of(success.split("\\s*,\\s*", -1)), heuristics, ErrorOverrides.of(settings));
    }

    private static Optional<String> matching(ProviderSettings settings, String key, Pattern pattern, String allowed) {
        Optional<String> value = settings.optional(key);
        value.filter(found -> !pattern.matcher(found).matches()).ifPresent(found -> {
            throw new ConfigurationException(settings.path(key), "'" + found + "'", allowed);
        });
        return value;
    }

    /** The first is the default. */
    private static String oneOf(ProviderSettings settings, String key, List<String> allowed) {
        String value = settings.optional(key).orElse(allowed.get(0));
        if (!allowed.contains(value)) {
            throw new ConfigurationException(settings.path(key), "'" + value + "'", String.join(" or ", allowed));
        }
        return value;
    }

    @Override
    public String toString() {
        return "ApiV1Settings[redacted]";
    }
}
