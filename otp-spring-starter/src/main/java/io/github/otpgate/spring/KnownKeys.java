package io.github.otpgate.spring;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/** Which keys there are below {@code otp}, and what each may hold. */
final class KnownKeys {

    static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("otp");

    private static final String NAMES = "a list of names of providers";
    private static final String RATES = "a list of rates such as 30/1h, or an empty one: then this is not limited";
    private static final String COUNT = "a whole number, 0 or more";
    private static final String BEGINNINGS = "a list of beginnings of numbers such as \"+86170\"";
    private static final String DIFFICULTY = "a whole number, 1000 to 10000000";
    private static final String LIFE = "a duration of 10s to 10m, for example 2m";
    private static final String WORDS = "a list of words of 1 to 20 characters";
    private static final String TOKEN = "22 to 256 letters, digits or . _ ~ -";
    private static final String CHOICE = "true or false";

    /** A key that is bound; a list takes an index after it, a map any name. */
    private record Key(ConfigurationPropertyName name, Shape shape, String allowed) {
        static Key of(String name, Shape shape, String allowed) {
            return new Key(ROOT.append(name), shape, allowed);
        }
    }

    private enum Shape {
        /** A text, perhaps a secret one. */
        VALUE,
        /** A number, a duration, a choice: what does not fit may be shown. */
        TYPED,
        LIST,
        MAP
    }

    private static final List<Key> KEYS = List.of(
            Key.of("enabled", Shape.TYPED, CHOICE),
            Key.of("secret-keys", Shape.LIST, "a list of 1 to 3 keys, each Base64 of 32 random bytes or more"),
            Key.of("signature", Shape.VALUE, "1 to 64 printable characters other than 【 】 #"),
            Key.of("default-region", Shape.VALUE, "a two-letter country code such as CN"),
            Key.of("allowed-countries", Shape.LIST, "a list of two-letter country codes such as CN"),
            Key.of("redis.uri", Shape.VALUE, "a Redis URI, for example redis://127.0.0.1:6379"),
            Key.of("redis.namespace", Shape.VALUE, "1 to 32 letters, digits, hyphens or dots"),
            Key.of("redis.timeout", Shape.TYPED, "a duration of 10ms to 2s, for example 500ms"),
            Key.of("redis.ssl-bundle", Shape.VALUE, "the name of a bundle under spring.ssl.bundle"),
            Key.of("redis.use-application-client", Shape.TYPED, CHOICE),
            Key.of("code.length", Shape.TYPED, "a whole number, 6 to 10"),
            Key.of("code.ttl", Shape.TYPED, "a duration of 1s to 10m, for example 5m"),
            Key.of("code.max-attempts", Shape.TYPED, "a whole number, 1 to 10"),
            Key.of("code.resend", Shape.TYPED, "same or new"),
            Key.of("limits.phone", Shape.LIST, "a list of windows such as 3/5m"),
            Key.of("limits.cooldown", Shape.LIST, "a list of durations such as 60s, or an empty one"),
            Key.of("limits.voice", Shape.LIST, "a list of windows such as 2/1h, or an empty one"),
            Key.of("limits.voice-after-sms", Shape.TYPED, CHOICE),
            Key.of("limits.address", Shape.LIST, RATES),
            Key.of("limits.network", Shape.LIST, RATES),
            Key.of("limits.address-phones", Shape.LIST, RATES),
            Key.of("limits.session", Shape.LIST, RATES),
            Key.of("limits.country", Shape.LIST, RATES),
            Key.of("limits.global", Shape.LIST, "a list of rates such as 1000/1h"),
            Key.of("limits.wrong-codes", Shape.LIST, RATES),
            Key.of("limits.wrong-codes-all", Shape.LIST, RATES),
            Key.of("limits.captchas", Shape.LIST, RATES),
            Key.of("limits.wrong-captchas", Shape.LIST, RATES),
            Key.of("limits.step-up-after", Shape.TYPED, COUNT),
            Key.of("limits.step-up-after-phones", Shape.TYPED, COUNT),
            Key.of("limits.record-only", Shape.LIST, "a list of names of limits, or all"),
            Key.of("guard.enabled", Shape.TYPED, CHOICE),
            Key.of("numbers.denied", Shape.LIST, BEGINNINGS),
            Key.of("numbers.step-up", Shape.LIST, BEGINNINGS),
            Key.of("test-numbers", Shape.LIST, "a list such as \"13800138000 424242 2030-12-31\""),
            Key.of("captcha.mode", Shape.TYPED, "required, adaptive or off"),
            Key.of("captcha.kind", Shape.TYPED, "pow or slider"),
            Key.of("captcha.difficulty", Shape.TYPED, DIFFICULTY),
            Key.of("captcha.raised-difficulty", Shape.TYPED, DIFFICULTY),
            Key.of("captcha.challenge-ttl", Shape.TYPED, LIFE),
            Key.of("captcha.token-ttl", Shape.TYPED, LIFE),
            Key.of("captcha.bound-to-address", Shape.TYPED, CHOICE),
            Key.of("captcha.verifier.type", Shape.VALUE, CaptchaVerifier.TYPES),
            Key.of("captcha.verifier.site-key", Shape.VALUE, "the vendor's public key"),
            Key.of("captcha.verifier.secret", Shape.VALUE, "the vendor's secret key"),
            Key.of("captcha.verifier.hostnames", Shape.LIST, "names of the pages that show the captcha"),
            Key.of("captcha.verifier.action", Shape.VALUE, "the action that a token must carry"),
            Key.of("captcha.verifier.min-score", Shape.TYPED, "a number above 0, at most 1"),
            Key.of("captcha.verifier.url", Shape.VALUE, "an https address"),
            Key.of("captcha.verifier.allow-test-keys", Shape.TYPED, CHOICE),
            Key.of("purposes", Shape.MAP, "names, each with a template and perhaps variables"),
            Key.of("providers", Shape.MAP, "names, each with a type and the keys of that type"),
            Key.of("routes.sms", Shape.LIST, NAMES),
            Key.of("routes.voice", Shape.LIST, NAMES),
            Key.of("routing.deadline", Shape.TYPED, "a duration of 1s to 30s, for example 8s"),
            Key.of("routing.attempt-timeout", Shape.TYPED, "a duration of 100ms to the deadline, for example 4s"),
            Key.of("routing.most-paid", Shape.TYPED, "1 or 2"),
            Key.of("routing.weights", Shape.MAP, "names of providers, each with a whole number, 1 to 1000"),
            Key.of("routing.voice-after", Shape.TYPED, "a duration of 5s to 10m, for example 60s"),
            Key.of("routing.rules", Shape.MAP, "a list of channel (sms or voice), purposes, countries, providers"),
            Key.of("polling.enabled", Shape.TYPED, CHOICE),
            Key.of("polling.interval", Shape.TYPED, "a duration of 1s to 10m, for example 5s"),
            Key.of("polling.longest-interval", Shape.TYPED, "a duration of the interval to 1h, for example 60s"),
            Key.of("polling.balance-interval", Shape.TYPED, "a duration of 10s to 1d, for example 5m"),
            Key.of("replies.opt-out", Shape.LIST, WORDS),
            Key.of("replies.not-me", Shape.LIST, WORDS),
            Key.of("callbacks.token", Shape.VALUE, TOKEN),
            Key.of("callbacks.previous-token", Shape.VALUE, TOKEN),
            Key.of("callbacks.rate", Shape.TYPED, "a whole number, 1 to 100000"),
            Key.of("web.base-path", Shape.VALUE, "a path such as /otp: a slash first, none last"),
            Key.of("web.verify-by-phone", Shape.TYPED, CHOICE),
            Key.of("web.trusted-proxies", Shape.LIST, "a list of addresses or networks such as 10.0.0.0/8"));

    private static final ConfigurationPropertyName RULES = ROOT.append("routing.rules");

    private static final List<String> OF_A_RULE = List.of("channel", "purposes", "countries", "providers");

    private KnownKeys() {}

    /** Whether something may stand there. Above a key it may: the binder then says that it expects keys. */
    static boolean isKnown(ConfigurationPropertyName name) {
        return all().anyMatch(known -> known.equals(name) || name.isAncestorOf(known))
                || KEYS.stream().anyMatch(key -> covers(key, name));
    }

    /** Whether nothing but keys may stand there: not itself a key, and above some. */
    static boolean isGroup(ConfigurationPropertyName name) {
        return all().anyMatch(name::isAncestorOf) && all().noneMatch(name::equals);
    }

    private static boolean covers(Key key, ConfigurationPropertyName name) {
        return switch (key.shape()) {
            case VALUE, TYPED -> false;
            case LIST -> key.name().isParentOf(name) && name.isLastElementIndexed();
            case MAP -> key.name().isAncestorOf(name) && isInsideOf(key, name);
        };
    }

    private static boolean isInsideOf(Key map, ConfigurationPropertyName name) {
        if (map.name().equals(RULES)) {
            return isRuleKey(name);
        }
        return !map.name().equals(ROOT.append("purposes")) || isPurposeKey(name);
    }

    /** {@code otp.routing.rules[0].channel} and so on. */
    private static boolean isRuleKey(ConfigurationPropertyName name) {
        int key = RULES.getNumberOfElements() + 1;
        return name.isNumericIndex(key - 1)
                && (name.getNumberOfElements() == key || OF_A_RULE.contains(name.getElement(key, Form.UNIFORM)));
    }

    /** {@code otp.purposes.<name>}, then {@code template}, or {@code variables} and whatever follows. */
    private static boolean isPurposeKey(ConfigurationPropertyName name) {
        int length = name.getNumberOfElements();
        if (length == 3) {
            return true;
        }
        String part = name.getElement(3, Form.UNIFORM);
        return part.equals("variables") || (part.equals("template") && length == 4);
    }

    /** Whether a variable of the environment, which has no hyphens and no dots, could be one of the keys. */
    static boolean isKnownVariable(ConfigurationPropertyName name) {
        return all().anyMatch(known -> isAtOrBelow(known, name));
    }

    static boolean isAtOrBelow(ConfigurationPropertyName known, ConfigurationPropertyName name) {
        return folded(name).startsWith(folded(known));
    }

    private static String folded(ConfigurationPropertyName name) {
        StringBuilder folded = new StringBuilder();
        for (int i = 0; i < name.getNumberOfElements(); i++) {
            folded.append(name.getElement(i, Form.UNIFORM));
        }
        return folded.toString();
    }

    /** Whether what stands there is no secret, whatever it is. */
    static boolean isHarmless(ConfigurationPropertyName name) {
        return KEYS.stream()
                .anyMatch(key -> key.shape() == Shape.TYPED && key.name().equals(name));
    }

    /** What may stand at a key, or, where keys are expected, which. */
    static String allowed(ConfigurationPropertyName name) {
        return KEYS.stream()
                .filter(key -> key.name().equals(name) || key.name().isAncestorOf(name))
                .map(Key::allowed)
                .findFirst()
                .orElseGet(() -> "the keys " + below(name));
    }

    /** The keys that stand nearest to one that does not exist. */
    static String near(ConfigurationPropertyName unknown) {
        if (RULES.isAncestorOf(unknown)) {
            return OF_A_RULE.stream().map(key -> RULES + "[0]." + key).collect(Collectors.joining(", "));
        }
        ConfigurationPropertyName parent = unknown.getParent();
        while (!parent.equals(ROOT) && all().noneMatch(parent::isAncestorOf) && !isMapEntry(parent)) {
            parent = parent.getParent();
        }
        return isMapEntry(parent) ? parent + ".template, " + parent + ".variables" : below(parent);
    }

    private static boolean isMapEntry(ConfigurationPropertyName name) {
        return ROOT.append("purposes").isParentOf(name);
    }

    /** All of them; at the very top, where that would be a page, of each group its name. */
    private static String below(ConfigurationPropertyName parent) {
        return all().filter(parent::isAncestorOf)
                .map(key -> parent.equals(ROOT) ? top(key) : key.toString())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String top(ConfigurationPropertyName key) {
        boolean group = key.getNumberOfElements() > 2;
        return key.chop(2) + (group ? ".*" : "");
    }

    static Stream<ConfigurationPropertyName> all() {
        return KEYS.stream().map(Key::name);
    }
}
