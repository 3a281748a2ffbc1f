package io.github.otpgate.limit;

import io.github.otpgate.model.ConfigurationException;
import io.github.otpgate.model.Rate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How much is allowed, beside the windows of a phone. Immutable; a running service takes another one at any time.
 *
 * @param rates of each rule; a rule with none is not limited
 * @param stepUpAfter sends within the shortest of the address' rates after which a harder captcha is asked for
 * @param stepUpAfterPhones distinct phones within the shortest span after which the same happens
 * @param recordOnly rules that decide nothing and report what they would have decided
 */
public record LimitSettings(
        Map<LimitRule, List<Rate>> rates, int stepUpAfter, int stepUpAfterPhones, Set<LimitRule> recordOnly) {

    /** The defaults of {@code otp.limits}. */
    public static final LimitSettings DEFAULT = new LimitSettings(
            Map.of(
                    LimitRule.ADDRESS, rates("10/10m", "30/1h", "100/1d"),
                    LimitRule.NETWORK, rates("200/1h"),
                    LimitRule.ADDRESS_PHONES, rates("20/1h", "50/1d"),
                    LimitRule.SESSION, rates("5/1h"),
                    LimitRule.COUNTRY, rates("50/1h", "200/1d"),
                    LimitRule.GLOBAL, rates("1000/1h", "10000/1d"),
                    LimitRule.WRONG_CODES, rates("30/10m", "100/1d"),
                    LimitRule.WRONG_CODES_ALL, rates("100/10m"),
                    LimitRule.CAPTCHAS, rates("30/1m"),
                    LimitRule.WRONG_CAPTCHAS, rates("10/10m")),
            3,
            3,
            Set.of());

    public LimitSettings {
        Map<LimitRule, List<Rate>> copy = new EnumMap<>(LimitRule.class);
        rates.forEach((rule, list) -> copy.put(rule, List.copyOf(list)));
        rates = Map.copyOf(copy);
        recordOnly = recordOnly.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(recordOnly));
        if (rates.getOrDefault(LimitRule.GLOBAL, List.of()).isEmpty()) {
            throw new ConfigurationException("limits.global", "nothing", "at least one rate, for example 1000/1h");
        }
        requireCount("limits.step-up-after", stepUpAfter);
        requireCount("limits.step-up-after-phones", stepUpAfterPhones);
    }

    private static void requireCount(String key, int count) {
        if (count < 0) {
            throw new ConfigurationException(key, Integer.toString(count), "0 or more");
        }
    }

    private static List<Rate> rates(String... texts) {
        return List.of(texts).stream().map(Rate::parse).toList();
    }

    /** The rates of a rule; none where it is not limited. */
    public List<Rate> of(LimitRule rule) {
        return rates.getOrDefault(rule, List.of());
    }

    /** Whether the rule only reports. */
    public boolean records(LimitRule rule) {
        return recordOnly.contains(rule);
    }
}
