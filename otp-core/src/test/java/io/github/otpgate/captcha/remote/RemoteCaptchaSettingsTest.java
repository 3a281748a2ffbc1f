package io.github.otpgate.captcha.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.captcha.remote.RemoteCaptchaSettings.TestKeys;
import io.github.otpgate.model.ConfigurationException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteCaptchaSettingsTest {

    private static final String SITE_KEY = "0x4AAAAAAABkMYinukE8nzYS";
    private static final String SECRET = "0x4AAAAAAABkMYinukE8nzYSsecretsecret";
    private static final Set<String> HOSTS = Set.of("login.example.com");

    private static RemoteCaptchaSettings of(RemoteCaptchaType type, String siteKey, String secret) {
        Set<String> hosts = type == RemoteCaptchaType.GEETEST_V4 ? Set.of() : HOSTS;
        Optional<String> action = type == RemoteCaptchaType.RECAPTCHA_V3 ? Optional.of("login") : Optional.empty();
        return new RemoteCaptchaSettings(type, siteKey, secret, hosts, action);
    }

    private static RemoteCaptchaSettings turnstile() {
        return of(RemoteCaptchaType.TURNSTILE, SITE_KEY, SECRET);
    }

    private static void assertRefused(String key, Runnable making) {
        assertThatExceptionOfType(ConfigurationException.class)
                .isThrownBy(making::run)
                .satisfies(refused -> {
                    assertThat(refused.key()).isEqualTo("captcha.verifier." + key);
                    assertThat(refused.found()).isNotBlank().doesNotContain(SECRET);
                    assertThat(refused.allowed()).isNotBlank();
                });
    }

    @ParameterizedTest
    @EnumSource
    void new_ofEveryType_asksItsVendorOverHttps(RemoteCaptchaType type) {
        RemoteCaptchaSettings settings = of(type, SITE_KEY, SECRET);

        assertThat(settings.endpoint()).hasScheme("https");
        assertThat(settings.minScore()).isEqualTo(0.5);
        assertThat(settings.testKeys()).isEqualTo(TestKeys.REFUSED);
    }

    @ParameterizedTest
    @CsvSource({
        "TURNSTILE, turnstile",
        "HCAPTCHA, hcaptcha",
        "RECAPTCHA_V2, recaptcha-v2",
        "RECAPTCHA_V3, recaptcha-v3",
        "GEETEST_V4, geetest-v4"
    })
    void wireName_readBack_isTheType(RemoteCaptchaType type, String name) {
        assertThat(type.wireName()).isEqualTo(name);
        assertThat(RemoteCaptchaType.ofWireName(name)).contains(type);
        assertThat(RemoteCaptchaType.ofWireName(type.name())).isEmpty();
    }

    @Test
    void toString_hasNoSecret() {
        assertThat(turnstile().toString()).contains("turnstile", SITE_KEY).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "key with space", "key\n", "ключ", "<script>", "a&b"})
    void new_oddSiteKey_isRefused(String siteKey) {
        assertRefused("site-key", () -> of(RemoteCaptchaType.TURNSTILE, siteKey, SECRET));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "secret with space", "secret\n", "секрет"})
    void new_oddSecret_isRefused(String secret) {
        assertRefused("secret", () -> of(RemoteCaptchaType.TURNSTILE, SITE_KEY, secret));
    }

    @Test
    void new_secretOf513Characters_isRefused() {
        assertThatCode(() -> of(RemoteCaptchaType.TURNSTILE, SITE_KEY, "x".repeat(512)))
                .doesNotThrowAnyException();
        assertRefused("secret", () -> of(RemoteCaptchaType.TURNSTILE, SITE_KEY, "x".repeat(513)));
    }

    @ParameterizedTest
    @EnumSource(names = "GEETEST_V4", mode = EnumSource.Mode.EXCLUDE)
    void new_noHostWhereTheVendorNamesOne_isRefused(RemoteCaptchaType type) {
        assertRefused("hostnames", () -> new RemoteCaptchaSettings(type, SITE_KEY, SECRET, Set.of(), Optional.empty()));
    }

    @Test
    void new_hostForGeetest_isRefused() {
        assertRefused(
                "hostnames",
                () -> new RemoteCaptchaSettings(
                        RemoteCaptchaType.GEETEST_V4, SITE_KEY, SECRET, HOSTS, Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://example.com",
                "example.com:443",
                "*.example.com",
                "a b",
                "münchen.de",
                "a..b",
                "-a.de"
            })
    void new_noHostName_isRefused(String host) {
        assertRefused(
                "hostnames",
                () -> new RemoteCaptchaSettings(
                        RemoteCaptchaType.TURNSTILE, SITE_KEY, SECRET, Set.of(host), Optional.empty()));
    }

    @Test
    void new_hostInUpperCase_isKeptInLowerCase() {
        RemoteCaptchaSettings settings = new RemoteCaptchaSettings(
                RemoteCaptchaType.HCAPTCHA, SITE_KEY, SECRET, Set.of("Login.Example.COM"), Optional.empty());

        assertThat(settings.hostnames()).containsExactly("login.example.com");
    }

    @Test
    void new_scoreWithoutAnAction_isRefused() {
        assertRefused(
                "action",
                () -> new RemoteCaptchaSettings(
                        RemoteCaptchaType.RECAPTCHA_V3, SITE_KEY, SECRET, HOSTS, Optional.empty()));
    }

    @ParameterizedTest
    @EnumSource(names = {"HCAPTCHA", "RECAPTCHA_V2", "GEETEST_V4"})
    void new_actionWhereTheVendorNamesNone_isRefused(RemoteCaptchaType type) {
        Set<String> hosts = type == RemoteCaptchaType.GEETEST_V4 ? Set.of() : HOSTS;

        assertRefused("action", () -> new RemoteCaptchaSettings(type, SITE_KEY, SECRET, hosts, Optional.of("login")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "log in", "login\n", "вход"})
    void new_oddAction_isRefused(String action) {
        assertRefused(
                "action",
                () -> new RemoteCaptchaSettings(
                        RemoteCaptchaType.TURNSTILE, SITE_KEY, SECRET, HOSTS, Optional.of(action)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void withMinScore_outside_isRefused(double score) {
        assertRefused("min-score", () -> turnstile().withMinScore(score));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.recaptcha.net/recaptcha/api/siteverify",
                "http://localhost:8080/siteverify",
                "http://127.0.0.1:8080/siteverify",
                "http://[::1]:8080/siteverify"
            })
    void withUrl_httpsOrThisMachine_isAsked(String url) {
        assertThat(turnstile().withUrl(URI.create(url)).endpoint()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.hcaptcha.com/siteverify",
                "http://127.0.0.1.example.com/",
                "http://localhost.example.com/",
                "http://10.0.0.1/",
                "ftp://127.0.0.1/",
                "https:///siteverify",
                "https:siteverify",
                "siteverify",
                "https://user:password@example.com/",
                "https://example.com/?secret=1",
                "https://example.com/#a",
                "https://example.com:99999/",
                "https://example.com:0/"
            })
    void withUrl_another_isRefused(String url) {
        assertRefused("url", () -> turnstile().withUrl(URI.create(url)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1x0000000000000000000000000000000AA",
                "2x0000000000000000000000000000000AA",
                "3x0000000000000000000000000000000AA",
                "1X0000000000000000000000000000000aa",
                "0x0000000000000000000000000000000000000000",
                "6LeIxAcTAAAAAGG-vFI1TnRWxMZNFuojJ4WifJWe"
            })
    void new_publishedSecret_isRefusedUnlessAllowed(String secret) {
        for (RemoteCaptchaType type : RemoteCaptchaType.values()) {
            assertRefused("secret", () -> of(type, SITE_KEY, secret));
        }
        assertThatCode(() -> allowed(SITE_KEY, secret)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1x00000000000000000000AA",
                "2x00000000000000000000AB",
                "1x00000000000000000000BB",
                "2x00000000000000000000BB",
                "3x00000000000000000000FF",
                "10000000-ffff-ffff-ffff-000000000001",
                "20000000-FFFF-FFFF-FFFF-000000000002",
                "6LeIxAcTAAAAAJcZVRqyHh71UMIEGNQ_MXjiZKhI"
            })
    void new_publishedSiteKey_isRefusedUnlessAllowed(String siteKey) {
        for (RemoteCaptchaType type : RemoteCaptchaType.values()) {
            assertRefused("site-key", () -> of(type, siteKey, SECRET));
        }
        assertThatCode(() -> allowed(siteKey, SECRET)).doesNotThrowAnyException();
    }

    private static RemoteCaptchaSettings allowed(String siteKey, String secret) {
        return new RemoteCaptchaSettings(
                RemoteCaptchaType.TURNSTILE,
                siteKey,
                secret,
                HOSTS,
                Optional.empty(),
                RemoteCaptchaSettings.DEFAULT_MIN_SCORE,
                Optional.empty(),
                TestKeys.ALLOWED);
    }
}
