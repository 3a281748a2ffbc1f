package io.github.otpgate.receipt.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.ConfigurationException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyWordsTest {

    @Test
    void words_anySpelling_areKeptAsTheyAreCompared() {
        ReplyWords words = new ReplyWords(Set.of(" ｑx", "Qx!"), Set.of("not  me"));

        assertThat(words.optOut()).containsExactly("QX");
        assertThat(words.notMe()).containsExactly("NOT ME");
    }

    @Test
    void defaults_optOut_areThoseOfTheIssue() {
        assertThat(ReplyWords.DEFAULT.optOut()).containsExactlyInAnyOrder("TD", "T", "退订");
        assertThat(ReplyWords.DEFAULT.notMe()).contains("非本人", "不是我", "NOT ME");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u200B", "。", "「」", "123456789012345678901"})
    void word_thatIsNone_isRefused(String word) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ReplyWords(Set.of(word), Set.of()))
                .withMessageContaining("replies.opt-out");
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ReplyWords(Set.of("TD"), Set.of(word)))
                .withMessageContaining("replies.not-me");
    }

    @Test
    void optOut_withoutAWord_isRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ReplyWords(Set.of(), Set.of("NO")))
                .withMessageContaining("replies.opt-out");
    }

    @Test
    void word_ofTwoMeanings_isRefused() {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(() -> new ReplyWords(Set.of("TD", "ｎ"), Set.of("N")))
                .withMessageContaining("replies.not-me");
    }
}
