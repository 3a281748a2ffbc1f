package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.AddressBlock;
import io.github.otpgate.model.ConfigurationException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {

    @Test
    void default_isOtpAndChallengesOnly() {
        assertThat(WebSettings.DEFAULT).isEqualTo(new WebSettings("/otp", false));
        assertThat(WebSettings.DEFAULT.trustedProxies()).isEmpty();
    }

    @Test
    void withTrustedProxies_networksAndAddresses_areReadAndTheRestIsKept() {
        WebSettings settings = new WebSettings("/codes", true)
                .withTrustedProxies(List.of("10.0.0.0/8", "::ffff:192.0.2.1", "2001:db8::/32"));

        assertThat(settings.basePath()).isEqualTo("/codes");
        assertThat(settings.verifyByPhone()).isTrue();
        assertThat(settings.trustedProxies())
                .map(AddressBlock::toString)
                .containsExactly("10.0.0.0/8", "192.0.2.1/32", "2001:db8::/32");
    }

    @Test
    void withCallbackRate_isSetAndTheRestIsKept() {
        WebSettings settings = new WebSettings("/codes", true).withCallbackRate(100_000);

        assertThat(WebSettings.DEFAULT.callbackRate()).isEqualTo(200);
        assertThat(settings.callbackRate()).isEqualTo(100_000);
        assertThat(settings.withTrustedProxies(List.of()).withCallbacks(CallbackTokens.NONE))
                .isEqualTo(settings);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 100_001})
    void withCallbackRate_noneOrTooMany_isRefused(int rate) {
        assertThatThrownBy(() -> WebSettings.DEFAULT.withCallbackRate(rate))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("otp.callbacks.rate: found " + rate + "; allowed: 1 to 100000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "10.0.0.1/8",
                "10.0.0.0/33",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10/8",
                "localhost",
                "127.1",
                "*",
                "10.0.0.0/8,127.0.0.1",
                "[::1]",
                "::1/129",
                "10.0.0.0/255.0.0.0",
                "fe80::1%eth0"
            })
    void withTrustedProxies_anythingElse_isRefusedByItsPlace(String network) {
        assertThatThrownBy(() -> WebSettings.DEFAULT.withTrustedProxies(List.of("127.0.0.1", network)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("otp.web.trusted-proxies[1]: found '" + network + "'; allowed: an address, or");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp", "/api/v1/otp", "/.well-known/otp", "/a..b"})
    void basePath_plainSegments_isAllowed(String path) {
        assertThat(new WebSettings(path, true).basePath()).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/", "otp", "/otp/", "//otp", "/otp//x", "/o tp", "/otp;x", "/%6ftp", "/..", "/otp/.", "/*"})
    void basePath_thatNoRequestCanHave_isRefused(String path) {
        assertThatThrownBy(() -> new WebSettings(path, false))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("otp.web.base-path")
                .hasMessageContaining("/otp");
    }
}
