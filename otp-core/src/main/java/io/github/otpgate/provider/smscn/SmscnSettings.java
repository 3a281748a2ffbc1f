package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What an account is configured with, checked. Holds a secret, so it prints its name only. */
record SmscnSettings(
        String name,
        URI url,
        SmscnCredentials credentials,
        SmscnCall call,
        SmscnFormat format,
        ErrorOverrides overrides) {

    private static final Set<String> KEYS = Set.of(
            "base-url",
            "uid",
            "password",
            "secret-key",
            "template",
            "code-variable",
            "action",
            "digits",
            "format",
            ErrorOverrides.KEY);
    private static final Predicate<String> TEMPLATE =
            Pattern.compile("[0-9A-Za-z_-]{1,32}").asMatchPredicate();
    private static final Predicate<String> VARIABLE =
            Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,31}").asMatchPredicate();
    private static final String PATH = "/voice";

    /** The settings, or what is wrong with them. */
    static SmscnSettings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        return new SmscnSettings(
                settings.name(),
                url(settings),
                credentials(settings),
                call(settings),
                settings.choiceInAnyCase("format", SmscnFormat.JSON),
                ErrorOverrides.of(settings));
    }

    private static URI url(ProviderSettings settings) {
        String base = settings.requiredUrl("base-url").toString();
        return URI.create(base.endsWith(PATH) ? base + "/" : base + PATH + "/");
    }

    private static SmscnCredentials credentials(ProviderSettings settings) {
        String uid = settings.required("uid", "the login name at the vendor");
        boolean password = settings.optional("password").isPresent();
        if (password == settings.optional("secret-key").isPresent()) {
            throw new ConfigurationException(
                    settings.path("password"),
                    password ? "password and secret-key" : "neither password nor secret-key",
                    "exactly one of password and secret-key");
        }
        return password
                ? SmscnCredentials.ofPassword(uid, settings.required("password", ""))
                : SmscnCredentials.ofSecretKey(uid, settings.required("secret-key", ""));
    }

    private static SmscnCall call(ProviderSettings settings) {
        return new SmscnCall(
                settings.choiceInAnyCase("action", SmscnCall.Action.SENDCODE),
                settings.required(
                        "template", TEMPLATE, "the vendor's id of a voice template, at most 32 digits, such as 700001"),
                settings.optional("code-variable", VARIABLE, "a name without $ and braces, at most 32 letters")
                        .orElse("code"),
                settings.choiceInAnyCase("digits", SmscnCall.Digits.JOINED));
    }

    /** How an enum's value stands on the wire. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SmscnSettings[" + name + "]";
    }
}
