package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
    private static final Pattern TEMPLATE = Pattern.compile("[0-9A-Za-z_-]{1,32}");
    private static final Pattern VARIABLE = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]{0,31}");
    private static final String PATH = "/voice";

    /** The settings, or what is wrong with them. */
    static SmscnSettings of(ProviderSettings settings) {
        settings.allowOnly(KEYS);
        return new SmscnSettings(
                settings.name(),
                url(settings),
                credentials(settings),
                call(settings),
                choice(settings, "format", SmscnFormat.JSON),
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
        String template = settings.required("template", "the vendor's id of a voice template, for example 700001");
        String variable = settings.optional("code-variable").orElse("code");
        require(TEMPLATE, template, settings.path("template"), "the vendor's id: digits, at most 32");
        require(VARIABLE, variable, settings.path("code-variable"), "a name without $ and braces, at most 32 letters");
        return new SmscnCall(
                choice(settings, "action", SmscnCall.Action.SENDCODE),
                template,
                variable,
                choice(settings, "digits", SmscnCall.Digits.JOINED));
    }

    private static void require(Pattern shape, String value, String path, String allowed) {
        if (!shape.matcher(value).matches()) {
            throw new ConfigurationException(path, "another form", allowed);
        }
    }

    private static <E extends Enum<E>> E choice(ProviderSettings settings, String key, E otherwise) {
        E[] all = otherwise.getDeclaringClass().getEnumConstants();
        String value = settings.optional(key).orElse(written(otherwise)).toLowerCase(Locale.ROOT);
        return Arrays.stream(all)
                .filter(one -> written(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new ConfigurationException(
                        settings.path(key),
                        "'" + value + "'",
                        Arrays.stream(all).map(SmscnSettings::written).collect(Collectors.joining(", "))));
    }

    /** How an enum's value stands in the configuration and on the wire. */
    static String written(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return "SmscnSettings[" + name + "]";
    }
}
