package io.github.otpgate.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageSizeTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "69, 1", "70, 1", "71, 2", "134, 2", "135, 3", "201, 3", "202, 4", "536, 8", "537, 9"})
    void pieces_countAsTheVendorCounts(int characters, int pieces) {
        assertThat(MessageSize.of("验".repeat(characters))).isEqualTo(new MessageSize(characters));
        assertThat(new MessageSize(characters).pieces()).isEqualTo(pieces);
    }

    @Test
    void of_emoji_isTwoCharacters() {
        assertThat(MessageSize.of("😀".repeat(35)).pieces()).isEqualTo(1);
        assertThat(MessageSize.of("😀".repeat(36)).pieces()).isEqualTo(2);
    }

    @Test
    void cost_isThePriceOfEachPiece() {
        BigDecimal perPiece = new BigDecimal("0.055");

        assertThat(new MessageSize(70).cost(perPiece)).isEqualByComparingTo("0.055");
        assertThat(new MessageSize(135).cost(perPiece)).isEqualByComparingTo("0.165");
    }

    @Test
    void of_nothing_isNoMessage() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageSize.of(""));
    }
}
