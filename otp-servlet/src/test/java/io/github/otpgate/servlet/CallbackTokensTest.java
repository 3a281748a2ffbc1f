package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.ConfigurationException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CallbackTokensTest {

    private static final String CURRENT = "0123456789abcdefABCDEF";
    private static final String PREVIOUS = "previous-token_with.128~bits";

    @Test
    void include_currentAndPrevious_only() {
        CallbackTokens tokens = CallbackTokens.of(CURRENT).withPrevious(PREVIOUS);

        assertThat(tokens.include(CURRENT)).isTrue();
        assertThat(tokens.include(PREVIOUS)).isTrue();
        assertThat(CallbackTokens.of(CURRENT).include(PREVIOUS)).isFalse();
        for (String wrong : new String[] {
            "", CURRENT.substring(1), CURRENT + "0", CURRENT + "/", CURRENT.toUpperCase(Locale.ROOT), " " + CURRENT
        }) {
            assertThat(tokens.include(wrong)).isFalse();
        }
    }

    @Test
    void none_includesNothing() {
        assertThat(CallbackTokens.NONE.include("")).isFalse();
        assertThat(CallbackTokens.NONE.include(CURRENT)).isFalse();
    }

    @Test
    void withPrevious_twice_keepsTheNewerOfThem() {
        CallbackTokens tokens =
                CallbackTokens.of(CURRENT).withPrevious("x".repeat(22)).withPrevious(PREVIOUS);

        assertThat(tokens.include(CURRENT)).isTrue();
        assertThat(tokens.include(PREVIOUS)).isTrue();
        assertThat(tokens.include("x".repeat(22))).isFalse();
    }

    @Test
    void law5_toString_printsNoToken() {
        CallbackTokens tokens = CallbackTokens.of(CURRENT).withPrevious(PREVIOUS);

        assertThat(tokens.toString() + WebSettings.DEFAULT.withCallbacks(tokens))
                .doesNotContain(CURRENT)
                .doesNotContain(PREVIOUS);
    }

    @Test
    void of_128BitsAndMore_isTaken() {
        assertThatCode(() -> CallbackTokens.of("a".repeat(22))).doesNotThrowAnyException();
        assertThatCode(() -> CallbackTokens.of("a".repeat(256))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "012345678901234567890",
                "0123456789abcdef/ABCDEF",
                "0123456789abcdef ABCDEF",
                "0123456789abcdef%41BCDEF",
                "0123456789abcdef;ABCDEF",
                "0123456789abcdefABCDEF=",
                "0123456789abcdefABCDEF\n",
                "令牌令牌令牌令牌令牌令牌令牌令牌令牌令牌令牌令牌"
            })
    void law5_of_whatIsNoToken_isRefusedWithoutSayingIt(String token) {
        assertThatThrownBy(() -> CallbackTokens.of(token))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("otp.callbacks.token: found ")
                .hasMessageEndingWith("; allowed: 22 to 256 letters, digits or . _ ~ -")
                .hasMessageNotContaining(token);
        assertThatThrownBy(() -> CallbackTokens.of(CURRENT).withPrevious(token))
                .hasMessageStartingWith("otp.callbacks.previous-token: found ");
    }

    @Test
    void of_tooFewOrTooMany_isRefusedByTheirNumber() {
        assertThatThrownBy(() -> CallbackTokens.of("")).hasMessageContaining("found 0 characters");
        assertThatThrownBy(() -> CallbackTokens.of("a".repeat(257))).hasMessageContaining("found 257 characters");
    }

    @Test
    void withPrevious_ofNone_isRefused() {
        assertThatThrownBy(() -> CallbackTokens.NONE.withPrevious(PREVIOUS))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("otp.callbacks.token: found nothing");
    }
}
