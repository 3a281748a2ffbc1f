package io.github.otpgate.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.otpgate.model.ConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSettingsTest {

    @Test
    void default_isOtpAndChallengesOnly() {
        assertThat(WebSettings.DEFAULT).isEqualTo(new WebSettings("/otp", false));
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
