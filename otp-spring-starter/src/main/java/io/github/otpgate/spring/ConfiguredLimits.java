package io.github.otpgate.spring;

import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Rate;
import io.github.otpgate.model.Window;
import io.github.otpgate.store.PhoneLimits;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;

/** What {@code otp.limits} says, read. */
record ConfiguredLimits(LimitSettings rates, PhoneLimits phone) {

    private static final String ALL = "all";
    private static final String RATE = "a count of 1 to 1000000000 and a span of 1s to 31d, for example 30/1h";
    private static final String WINDOW = "a count of 1 to 1000 and a length of 1s to 31d, for example 3/5m";
    private static final String STEP = "a duration of 0s to 1d with its unit, for example 60s or 2m";
    private static final String RULES =
            Stream.of(LimitRule.values()).map(LimitRule::key).collect(Collectors.joining(", "));

    /**
     * Reads it.
     *
     * @throws ConfigurationException for the first setting that cannot work
     */
    static ConfiguredLimits of(OtpProperties.Limits limits) {
        requireCount("limits.step-up-after", limits.stepUpAfter());
        requireCount("limits.step-up-after-phones", limits.stepUpAfterPhones());
        Map<LimitRule, List<Rate>> rates = new EnumMap<>(LimitRule.class);
        byRule(limits).forEach((rule, texts) -> rates.put(rule, rates(rule, texts)));
        LimitSettings settings = new LimitSettings(
                rates, limits.stepUpAfter(), limits.stepUpAfterPhones(), recordOnly(limits.recordOnly()));
        return new ConfiguredLimits(settings, phone(limits));
    }

    private static void requireCount(String key, int count) {
        if (count < 0) {
            throw new ConfigurationException(key, Integer.toString(count), "a whole number, 0 or more");
        }
    }

    private static Map<LimitRule, List<String>> byRule(OtpProperties.Limits limits) {
        return Map.of(
                LimitRule.ADDRESS, limits.address(),
                LimitRule.NETWORK, limits.network(),
                LimitRule.ADDRESS_PHONES, limits.addressPhones(),
                LimitRule.SESSION, limits.session(),
                LimitRule.COUNTRY, limits.country(),
                LimitRule.GLOBAL, limits.global(),
                LimitRule.WRONG_CODES, limits.wrongCodes(),
                LimitRule.WRONG_CODES_ALL, limits.wrongCodesAll(),
                LimitRule.CAPTCHAS, limits.captchas(),
                LimitRule.WRONG_CAPTCHAS, limits.wrongCaptchas());
    }

    private static List<Rate> rates(LimitRule rule, List<String> texts) {
        return new TextList("limits." + rule.key(), texts).read(Rate::parse, RATE);
    }

    private static Set<LimitRule> recordOnly(List<String> names) {
        return new TextList("limits.record-only", names)
                .read(ConfiguredLimits::rules, ALL + " or one of " + RULES).stream()
                        .flatMap(Set::stream)
                        .collect(Collectors.toSet());
    }

    /** As lenient as Spring is with names. */
    private static Set<LimitRule> rules(String name) {
        String key = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return key.equals(ALL)
                ? EnumSet.allOf(LimitRule.class)
                : Set.of(LimitRule.ofKey(key).orElseThrow(IllegalArgumentException::new));
    }

    /** The default cooldown belongs to the default windows: whoever sets windows means these. */
    private static PhoneLimits phone(OtpProperties.Limits limits) {
        List<String> phone = limits.phone();
        List<String> cooldown = limits.cooldown();
        List<Duration> unset = phone == null ? PhoneLimits.COOLDOWN : List.of();
        return new PhoneLimits(
                phone == null ? PhoneLimits.WINDOWS : windows("limits.phone", phone),
                cooldown == null ? unset : new TextList("limits.cooldown", cooldown).read(ConfiguredLimits::step, STEP),
                windows("limits.voice", limits.voice()),
                limits.voiceAfterSms());
    }

    private static List<Window> windows(String key, List<String> texts) {
        return new TextList(key, texts).read(Window::parse, WINDOW);
    }

    /** A bare number would be milliseconds to Spring, and nobody who writes one means that. */
    private static Duration step(String text) {
        if (text.isEmpty() || !Character.isLetter(text.charAt(text.length() - 1))) {
            throw new IllegalArgumentException("no unit");
        }
        return DurationStyle.detectAndParse(text);
    }
}
