package io.github.otpgate.captcha.remote;

import static io.github.otpgate.captcha.remote.RemoteCaptchaType.HCAPTCHA;
import static io.github.otpgate.captcha.remote.RemoteCaptchaType.TURNSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.ClientAddress;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteVerifyTest {

    private static Map<String, String> question(RemoteCaptchaType type, Optional<ClientAddress> address) {
        return asked(type, "token", address).orElseThrow();
    }

    private static Optional<Map<String, String>> asked(
            RemoteCaptchaType type, String token, Optional<ClientAddress> address) {
        return new SiteVerify(Vendors.of(type), Clock.systemUTC()).question(token, address);
    }

    @ParameterizedTest
    @EnumSource(names = {"RECAPTCHA_V2", "RECAPTCHA_V3"})
    void question_reCaptcha_isSecretAndResponse(RemoteCaptchaType type) {
        assertThat(question(type, Optional.empty())).isEqualTo(Map.of("secret", "key", "response", "token"));
    }

    @Test
    void question_hCaptcha_namesTheSiteKeyToo() {
        assertThat(question(HCAPTCHA, Optional.empty()))
                .isEqualTo(Map.of("secret", "key", "response", "token", "sitekey", "site-key-of-ours"));
    }

    @Test
    void question_turnstile_hasAnotherUuidEachTime() {
        Map<String, String> first = question(TURNSTILE, Optional.empty());
        Map<String, String> second = question(TURNSTILE, Optional.empty());

        assertThat(first).containsOnlyKeys("secret", "response", "idempotency_key");
        assertThat(UUID.fromString(first.getOrDefault("idempotency_key", "")).version())
                .isEqualTo(4);
        assertThat(first.get("idempotency_key")).isNotEqualTo(second.get("idempotency_key"));
    }

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 192.0.2.7", "2001:db8::1, 2001:db8:0:0:0:0:0:1", "::ffff:192.0.2.7, 192.0.2.7"})
    void question_knownAddress_isSentWhole(String address, String sent) {
        assertThat(question(HCAPTCHA, ClientAddress.parse(address))).containsEntry("remoteip", sent);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\nb", "a\u0000b", "a\u007f", "tökén", "a\ud800"})
    void question_tokenNoVendorMakes_isNotAsked(String token) {
        assertThat(asked(TURNSTILE, token, Optional.empty())).isEmpty();
    }

    @Test
    void question_tokenWithFormCharacters_isKeptAsItIs() {
        assertThat(asked(TURNSTILE, "a&secret=b%26+;", Optional.empty()).orElseThrow())
                .containsEntry("response", "a&secret=b%26+;")
                .containsEntry("secret", "key");
    }
}
