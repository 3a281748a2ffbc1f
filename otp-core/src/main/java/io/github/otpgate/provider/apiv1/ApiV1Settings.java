package io.github.otpgate.provider.apiv1;

import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.wire.Md5;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
            ProviderSettings.LONGEST_TEXT,
            ErrorOverrides.KEY);
    private static final int DEFAULT_LONGEST_TEXT = 500;
    private static final Predicate<String> EXT_NO =
            Pattern.compile("[1-9][0-9]*").asMatchPredicate();
    private static final Predicate<String> CODES = Pattern.compile(
                    "[0-9A-Za-z_.-]{1,32}(\\s*,\\s*[0-9A-Za-z_.-]{1,32})*")
            .asMatchPredicate();

    static ApiV1Settings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        return new ApiV1Settings(
                settings.requiredUrl("base-url"),
                settings.required("account", "the account's name"),
                passwordHash(settings),
                settings.optional("ext-no", EXT_NO, "a whole number from 1 on, without leading zeros"),
                settings.longestText(DEFAULT_LONGEST_TEXT),
                codes(settings));
    }

    private static String passwordHash(ProviderSettings settings) {
        String password = settings.required("password", "the account's interface password");
        return settings.choice("password-hash-case", List.of("lower", "upper")).equals("upper")
                ? Md5.upperCaseHex(password)
                : Md5.lowerCaseHex(password);
    }

    private static ApiV1Codes codes(ProviderSettings settings) {
        String success = settings.optional("success-codes", CODES, "codes like 00, separated by commas")
                .orElse("00");
        boolean heuristics =
                settings.choice("message-heuristics", List.of("false", "true")).equals("true");
        return new ApiV1Codes(List.of(success.split("\\s*,\\s*", -1)), heuristics, ErrorOverrides.of(settings));
    }

    @Override
    public String toString() {
        return "ApiV1Settings[redacted]";
    }
}
