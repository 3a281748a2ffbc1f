package io.github.otpgate.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberParserTest {

    private final PhoneNumberParser mainland = new PhoneNumberParser("CN", Set.of("CN"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13800138000",
                "8613800138000",
                "+8613800138000",
                "008613800138000",
                "138 0013 8000",
                "+86 138-0013-8000",
                "+86 (138) 0013 8000",
            })
    void parse_spellingsOfTheNumber_areOneNumber(String text) {
        assertThat(mainland.parse(text)).contains(new PhoneNumber("+8613800138000"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " 13800138000",
                "13800138000\n",
                "13800138000}{",
                "13800138000;ext=5",
                "13800138000 x5",
                "13800138000,,,123",
                "１３８００１３８０００",
                "١٣٨٠٠١٣٨٠٠٠",
                "138\u200B00138000",
                "138\u00A00013\u00A08000",
                "\u202E13800138000",
                "++8613800138000",
                "+86013800138000",
                "013800138000",
                "1795013800138000",
                "+861795013800138000",
                "12593013800138000",
                "1380013800",
                "138001380000",
                "12800138000",
                "01012345678",
                "+861012345678",
                "1064812345678",
                "+85251234567",
                "+12025550123",
                "+979123456789",
                "+8821612345678",
                "+881612345678",
                "1-800-FLOWERS",
                "86138001380001234567890123"
            })
    void parse_anythingElse_isNothing(String text) {
        assertThat(mainland.parse(text)).isEmpty();
    }

    @Test
    void parse_allowedCountries_decide() {
        PhoneNumberParser both = new PhoneNumberParser("CN", Set.of("CN", "hk"));

        assertThat(both.parse("+852 5123 4567")).contains(new PhoneNumber("+85251234567"));
        assertThat(both.parse("0085251234567")).contains(new PhoneNumber("+85251234567"));
        assertThat(both.parse("+447400123456")).isEmpty();
    }

    @Test
    void parse_trunkPrefixOfTheDefaultRegion_isPartOfTheSpelling() {
        PhoneNumberParser britain = new PhoneNumberParser("GB", Set.of("GB"));

        assertThat(britain.parse("07400 123456")).contains(new PhoneNumber("+447400123456"));
        assertThat(britain.parse("7400123456")).contains(new PhoneNumber("+447400123456"));
    }

    @Test
    void construction_unknownOrNoCountry_namesTheKey() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new PhoneNumberParser("China", Set.of("CN")))
                .withMessageContaining("otp.default-region")
                .withMessageContaining("'China'");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new PhoneNumberParser("CN", Set.of()))
                .withMessageContaining("otp.allowed-countries");
    }

    @Test
    void masked_hidesTheMiddle() {
        assertThat(new PhoneNumber("+8613800138000")).hasToString("138****8000");
        assertThat(new PhoneNumber("+85251234567")).hasToString("+85****4567");
        assertThat(new PhoneNumber("+6812345").masked()).isEqualTo("+6****45");
    }
}
