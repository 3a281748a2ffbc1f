package io.github.otpgate.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.Rate;
import io.github.otpgate.model.Window;
import io.github.otpgate.store.PhoneLimits;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class ConfiguredLimitsTest {

    private static ConfiguredLimits read(Map<String, String> settings) {
        return ConfiguredLimits.of(new Binder(new MapConfigurationPropertySource(settings))
                .bindOrCreate("otp.limits", OtpProperties.Limits.class));
    }

    @Test
    void of_nothingSet_isTheDefaultsOfTheLibrary() {
        assertThat(read(Map.of())).isEqualTo(new ConfiguredLimits(LimitSettings.DEFAULT, PhoneLimits.DEFAULT));
    }

    @Test
    void phone_windowsSet_noDefaultCooldown() {
        PhoneLimits phone = read(Map.of("otp.limits.phone", "9/1d")).phone();

        assertThat(phone.windows()).containsExactly(new Window(9, Duration.ofDays(1)));
        assertThat(phone.cooldown()).isEmpty();
        assertThat(phone.voice()).isEqualTo(PhoneLimits.VOICE);
    }

    @Test
    void phone_windowsAndCooldownSet_bothHold() {
        PhoneLimits phone = read(Map.of("otp.limits.phone", "9/1d", "otp.limits.cooldown", "0s, PT1M, 2m"))
                .phone();

        assertThat(phone.cooldown()).containsExactly(Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(2));
    }

    @Test
    void phone_cooldownAndVoiceEmpty_none() {
        PhoneLimits phone =
                read(Map.of("otp.limits.cooldown", "", "otp.limits.voice", "")).phone();

        assertThat(phone.windows()).isEqualTo(PhoneLimits.WINDOWS);
        assertThat(phone.cooldown()).isEmpty();
        assertThat(phone.voice()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "GUARD")
    void rates_oneRuleSet_isThatRuleAlone(LimitRule rule) {
        LimitSettings rates = read(Map.of("otp.limits." + rule.key(), "7/3m")).rates();

        assertThat(rates.of(rule)).containsExactly(new Rate(7, Duration.ofMinutes(3)));
        assertThat(rates.rates().entrySet().stream().filter(entry -> entry.getKey() != rule))
                .isSubsetOf(LimitSettings.DEFAULT.rates().entrySet());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"GUARD", "GLOBAL"})
    void rates_empty_switchesTheRuleOff(LimitRule rule) {
        LimitSettings rates = read(Map.of("otp.limits." + rule.key(), "")).rates();

        assertThat(rates.of(rule)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"address-phones, ADDRESS_PHONES", "WRONG_CODES, WRONG_CODES", "guard, GUARD"})
    void recordOnly_name_isThatRule(String name, LimitRule rule) {
        assertThat(read(Map.of("otp.limits.record-only", name)).rates().recordOnly())
                .containsExactly(rule);
    }

    @Test
    void recordOnly_all_isEveryRule() {
        assertThat(read(Map.of("otp.limits.record-only", "all")).rates().recordOnly())
                .containsExactlyInAnyOrder(LimitRule.values());
    }

    @Test
    void stepUp_set_isTaken() {
        LimitSettings rates = read(Map.of("otp.limits.step-up-after", "0", "otp.limits.step-up-after-phones", "9"))
                .rates();

        assertThat(rates.stepUpAfter()).isZero();
        assertThat(rates.stepUpAfterPhones()).isEqualTo(9);
    }
}
