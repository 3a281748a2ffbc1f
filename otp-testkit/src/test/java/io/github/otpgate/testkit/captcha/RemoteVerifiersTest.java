package io.github.otpgate.testkit.captcha;

import static io.github.otpgate.captcha.RemoteVerifier.Verdict.FAILED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.PASSED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.UNREACHABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.remote.RemoteCaptchaType;
import io.github.otpgate.testkit.RecordedRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Our verifiers against the simulated vendors. */
class RemoteVerifiersTest {

    @ParameterizedTest
    @EnumSource
    void verify_goodToken_passesOnce(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            String token = site.goodToken();

            assertThat(site.verify(token)).isEqualTo(PASSED);
            assertThat(site.verify(token)).isEqualTo(FAILED);
            assertThat(site.verify(site.goodToken())).isEqualTo(PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_goodToken_isOneForm(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            site.verify(site.goodToken());

            RecordedRequest request = site.requests().last().orElseThrow();
            assertThat(site.requests().count()).isOne();
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.query()).isEmpty();
            assertThat(request.header("Content-Type").orElseThrow()).startsWith("application/x-www-form-urlencoded");
            assertThat(request.form().orElseThrow().value("remoteip"))
                    .isEqualTo(type == RemoteCaptchaType.GEETEST_V4 ? Optional.empty() : Optional.of("192.0.2.7"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_unknownAddress_passes(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            assertThat(site.verifierWithSecret(site.secret()).verify(site.goodToken(), Optional.empty()))
                    .isEqualTo(PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_tokenOfNobody_fails(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            String token = site.goodToken();
            char digit = type == RemoteCaptchaType.GEETEST_V4 ? ':' : '.';

            assertThat(site.verify(token.substring(0, token.indexOf(digit)) + "x"))
                    .isEqualTo(FAILED);
            assertThat(site.verify(token.toUpperCase(Locale.ROOT))).isEqualTo(FAILED);
            assertThat(site.verify("x")).isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_expiredToken_fails(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            String token = site.goodToken();
            site.clock().advance(Duration.ofMinutes(10));

            assertThat(site.verify(token)).isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "GEETEST_V4", mode = EnumSource.Mode.EXCLUDE)
    void verify_tokenForAnotherHost_fails(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            assertThat(site.verify(site.token(Solved.on("evil.example.com").withAction("login"))))
                    .isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TURNSTILE", "RECAPTCHA_V3"})
    void verify_tokenForAnotherAction_fails(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            assertThat(site.verify(site.token(site.solved().withAction("register"))))
                    .isEqualTo(FAILED);
        }
    }

    @Test
    void verify_scoreUnderTheLowest_fails() {
        try (Site site = Site.of(RemoteCaptchaType.RECAPTCHA_V3)) {
            assertThat(site.verify(site.token(site.solved().withScore(0.4)))).isEqualTo(FAILED);
            assertThat(site.verify(site.token(site.solved().withScore(0.5)))).isEqualTo(PASSED);
        }
    }

    @ParameterizedTest
    @EnumSource(names = "GEETEST_V4", mode = EnumSource.Mode.EXCLUDE)
    void verify_vendorTakesAnOldToken_fails(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            Solved old = site.solved().at(site.clock().instant().minus(Duration.ofMinutes(6)));
            Solved later = site.solved().at(site.clock().instant().plus(Duration.ofMinutes(2)));

            assertThat(site.verify(site.token(old))).isEqualTo(FAILED);
            assertThat(site.verify(site.token(later))).isEqualTo(FAILED);
        }
    }

    @Test
    void verify_hCaptchaOfAnotherSite_fails() {
        try (Site site = Site.of(RemoteCaptchaType.HCAPTCHA)) {
            assertThat(site.verify(site.token(site.solved().withSiteKey("another"))))
                    .isEqualTo(FAILED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void verify_wrongSecret_isNoVerdict(RemoteCaptchaType type) {
        try (Site site = Site.of(type)) {
            assertThat(site.verifierWithSecret("wrong").verify(site.goodToken(), Optional.empty()))
                    .isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void verify_geetestOfAnUnknownCaptcha_isNoVerdict() {
        try (Site site = Site.of(RemoteCaptchaType.GEETEST_V4)) {
            assertThat(site.verifierWithSiteKey("another").verify(site.goodToken(), Optional.empty()))
                    .isEqualTo(UNREACHABLE);
        }
    }

    @Test
    void verify_geetestSawAMachine_fails() {
        try (Site site = Site.of(RemoteCaptchaType.GEETEST_V4)) {
            assertThat(site.verify(site.token(site.solved().withScore(0)))).isEqualTo(FAILED);
        }
    }
}
