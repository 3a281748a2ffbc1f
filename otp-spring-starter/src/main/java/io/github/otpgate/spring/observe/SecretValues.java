package io.github.otpgate.spring.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** The secrets of {@code otp.*}, whatever they are called elsewhere. Asked of the environment anew: it can be refreshed. */
final class SecretValues {

    private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("otp");
    private static final ConfigurationPropertyName ACCOUNTS = ROOT.append("providers");
    private static final Pattern CREDENTIAL =
            Pattern.compile("otp(secret|captchaverifiersecret|callbacks(previous)?token).*");
    /** Of an account only what is called so: its other values stand for much else, where nobody looks for a secret. */
    private static final Pattern OF_ACCOUNT = Pattern.compile("password|passphrase|secret|key|token|credential");

    private static final String REDIS = "otpredisuri";
    private static final String TEST_NUMBERS = "otptestnumbers";
    /** The user, which may be missing, and the password in front of the hosts. */
    private static final Pattern LOGIN = Pattern.compile("://(?:[^:@/]*:)?([^/]+)@");

    private static final Pattern ESCAPED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

    private static final Pattern LIST = Pattern.compile("\\s*,\\s*");

    /** Shorter ones say nothing when met, and many a harmless value would be hidden. */
    private static final int LEAST = 4;
    /** Shorter ones can be part of something else by chance. */
    private static final int LEAST_IN_ANOTHER = 8;

    private final Environment environment;

    SecretValues(Environment environment) {
        this.environment = environment;
    }

    /** Whether it is one of the secrets, holds one, or is a piece that one was put together from. */
    boolean isShownBy(String value) {
        return value.length() >= LEAST && all().anyMatch(secret -> isShown(secret, value));
    }

    private static boolean isShown(String secret, String value) {
        return secret.equals(value.strip())
                || (secret.length() >= LEAST_IN_ANOTHER && value.contains(secret))
                || (value.length() >= LEAST_IN_ANOTHER && secret.contains(value));
    }

    private Stream<String> all() {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(IterableConfigurationPropertySource.class::isInstance)
                .map(IterableConfigurationPropertySource.class::cast)
                .flatMap(source -> source.stream().filter(ROOT::isAncestorOf).map(source::getConfigurationProperty))
                .filter(Objects::nonNull)
                .flatMap(this::secrets)
                .filter(secret -> secret.length() >= LEAST);
    }

    private Stream<String> secrets(ConfigurationProperty property) {
        String key = SecretSettings.folded(property.getName().toString());
        String value = environment.resolvePlaceholders(String.valueOf(property.getValue()));
        if (key.equals(REDIS)) {
            return passwords(value);
        }
        if (key.startsWith(TEST_NUMBERS)) {
            return LIST.splitAsStream(value)
                    .flatMap(number ->
                            Stream.of(number.strip().split("\\s+")).skip(1).limit(1));
        }
        // A comma parts a list, and may stand in a password.
        return isCredential(property.getName())
                ? Stream.concat(Stream.of(value), LIST.splitAsStream(value)).map(String::strip)
                : Stream.empty();
    }

    private static boolean isCredential(ConfigurationPropertyName name) {
        if (ACCOUNTS.isAncestorOf(name)) {
            String ofAccount = name.subName(ACCOUNTS.getNumberOfElements() + 1).toString();
            return OF_ACCOUNT.matcher(SecretSettings.folded(ofAccount)).find();
        }
        return CREDENTIAL.matcher(SecretSettings.folded(name.toString())).matches();
    }

    /**
     * As it stands in a URI, and as it was before it was made fit for one; with what is around it, for URIs whose password is too short
     * to be looked for by itself. The rest of the URI is no secret.
     */
    private static Stream<String> passwords(String uri) {
        Matcher login = LOGIN.matcher(uri);
        if (!login.find()) {
            return Stream.empty();
        }
        String password = login.group(1);
        Stream<String> written = Stream.of(login.group(), password);
        return ESCAPED.matcher(password).matches()
                ? Stream.concat(written, Stream.of(StringUtils.uriDecode(password, UTF_8)))
                : written;
    }
}
