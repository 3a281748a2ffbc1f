package io.github.otpgate.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorWordTest {

    /** Controls of both rows, what breaks a line, what turns its direction, what is not seen. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000",
                "\t",
                "\n",
                "\r",
                "\u001b",
                "\u007f",
                "\u0085",
                "\u009f",
                "\u00ad",
                "\u061c",
                "\u200b",
                "\u200f",
                "\u2028",
                "\u2029",
                "\u202a",
                "\u202e",
                "\u2060",
                "\u2066",
                "\u2069",
                "\ufeff",
                "\udb40\udc41"
            })
    void word_withWhatBreaksOrTurnsOrHides_isShownWithoutIt(String hidden) {
        assertThat(VendorWord.shown("DB:" + hidden + "0103" + hidden)).isEqualTo("DB:0103");
        assertThat(VendorWord.isShown("DB:" + hidden + "0103")).isFalse();
        assertThat(VendorWord.isShown(hidden)).isFalse();
        assertThat(VendorWord.shown(hidden)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"DELIVRD", "JA:0009", "空号", "not sent", "é", "\ud83d\udc26"})
    void word_thatIsOnlySeen_staysAsItIs(String word) {
        assertThat(VendorWord.shown(word)).isEqualTo(word);
        assertThat(VendorWord.isShown(word)).isTrue();
    }

    @Test
    void word_ofAnyLength_isShownTo64Characters() {
        assertThat(VendorWord.shown("\n" + "9".repeat(100))).isEqualTo("9".repeat(64));
        assertThat(VendorWord.isShown("9".repeat(64))).isTrue();
        assertThat(VendorWord.isShown("9".repeat(65))).isFalse();
        assertThat(VendorWord.isShown("")).isFalse();
    }
}
