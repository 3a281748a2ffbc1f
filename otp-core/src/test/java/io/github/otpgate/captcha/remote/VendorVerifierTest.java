package io.github.otpgate.captcha.remote;

import static io.github.otpgate.captcha.RemoteVerifier.Verdict.FAILED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.RemoteVerifier;
import io.github.otpgate.wire.HttpTransport;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody listens at the vendor's address, so only what is never asked fails. */
class VendorVerifierTest {

    private static final URI NOBODY = URI.create("http://127.0.0.1:1/siteverify");
    private static final String GEETEST =
            "{\"lot_number\":\"l\",\"captcha_output\":\"o\",\"pass_token\":\"p\",\"gen_time\":\"1\",\"x\":\"";

    private final HttpTransport transport = new HttpTransport(RemoteVerifiers.HTTP);

    private RemoteVerifier verifier(RemoteCaptchaType type) {
        return RemoteVerifiers.create(Vendors.of(type).withUrl(NOBODY), transport, Clock.systemUTC());
    }

    private static String token(RemoteCaptchaType type, int length) {
        return type == RemoteCaptchaType.GEETEST_V4
                ? GEETEST + "x".repeat(length - GEETEST.length() - 2) + "\"}"
                : "x".repeat(length);
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @ParameterizedTest
    @CsvSource({"TURNSTILE, 2048", "HCAPTCHA, 8192", "RECAPTCHA_V2, 8192", "RECAPTCHA_V3, 8192", "GEETEST_V4, 8192"})
    void verify_tokenLongerThanAny_isNotAskedAbout(RemoteCaptchaType type, int longest) {
        RemoteVerifier verifier = verifier(type);

        assertThat(verifier.verify(token(type, longest), Optional.empty())).isEqualTo(UNREACHABLE);
        assertThat(verifier.verify(token(type, longest + 1), Optional.empty())).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void verify_emptyOrControlCharacters_isNotAskedAbout(RemoteCaptchaType type) {
        RemoteVerifier verifier = verifier(type);

        assertThat(verifier.verify("", Optional.empty())).isEqualTo(FAILED);
        assertThat(verifier.verify(token(type, 200) + "\n", Optional.empty())).isEqualTo(FAILED);
        assertThat(verifier.verify("\u0000" + token(type, 200), Optional.empty()))
                .isEqualTo(FAILED);
        assertThat(verifier.verify("\u0085", Optional.empty())).isEqualTo(FAILED);
    }

    @ParameterizedTest
    @EnumSource
    void kindAndSiteKey_areWhatTheBrowserNeeds(RemoteCaptchaType type) {
        assertThat(verifier(type).kind()).isEqualTo(type.wireName());
        assertThat(verifier(type).siteKey()).isEqualTo("site-key-of-ours");
    }
}
