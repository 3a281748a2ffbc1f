package io.github.otpgate.captcha.remote;

import static io.github.otpgate.captcha.RemoteVerifier.Verdict.FAILED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.PASSED;
import static io.github.otpgate.captcha.RemoteVerifier.Verdict.UNREACHABLE;
import static io.github.otpgate.captcha.remote.RemoteCaptchaType.HCAPTCHA;
import static io.github.otpgate.captcha.remote.RemoteCaptchaType.RECAPTCHA_V2;
import static io.github.otpgate.captcha.remote.RemoteCaptchaType.RECAPTCHA_V3;
import static io.github.otpgate.captcha.remote.RemoteCaptchaType.TURNSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.RemoteVerifier.Verdict;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteVerifyRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final String GOOD = "{'success':true,'hostname':'login.example.com','action':'login','score':0.9";

    private static Verdict judge(RemoteCaptchaType type, String answer) {
        return new SiteVerifyRules(Vendors.of(type), Clock.fixed(NOW, ZoneOffset.UTC))
                .judge(Vendors.json(answer))
                .verdict();
    }

    @ParameterizedTest
    @EnumSource(names = "GEETEST_V4", mode = EnumSource.Mode.EXCLUDE)
    void judge_allThatIsAskedFor_passes(RemoteCaptchaType type) {
        assertThat(judge(type, GOOD + "}")).isEqualTo(PASSED);
        assertThat(judge(type, GOOD + ",'error-codes':[],'challenge_ts':'2026-11-21T09:59:30Z','more':{}}"))
                .isEqualTo(PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'true'", "1", "1.0", "'1'", "null", "[true]", "{'success':true}", "'false'", "0"})
    void judge_successOfAnotherType_isNoVerdict(String success) {
        String answer = "{'success':" + success + ",'hostname':'login.example.com','action':'login','score':0.9}";

        assertThat(judge(TURNSTILE, answer)).isEqualTo(UNREACHABLE);
        assertThat(judge(RECAPTCHA_V3, answer)).isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Success':true,'hostname':'login.example.com'}", "{'error':'maintenance'}"})
    void judge_noSuccessAtAll_isNoVerdict(String answer) {
        assertThat(judge(HCAPTCHA, answer)).isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "timeout-or-duplicate",
                "invalid-input-response",
                "missing-input-response",
                "bad-request",
                "already-seen-response",
                "expired-input-response",
                "sitekey-secret-mismatch",
                "not-using-dummy-passcode",
                "something-new"
            })
    void judge_refusedToken_fails(String code) {
        assertThat(judge(HCAPTCHA, "{'success':false,'error-codes':['" + code + "']}"))
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"internal-error", "invalid-input-secret", "missing-input-secret"})
    void judge_vendorBlamesItselfOrUs_isNoVerdict(String code) {
        assertThat(judge(TURNSTILE, "{'success':false,'error-codes':['bad-request','" + code + "']}"))
                .isEqualTo(UNREACHABLE);
        assertThat(judge(TURNSTILE, GOOD + ",'error-codes':['" + code + "']}")).isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'internal-error'", "null", "{}", "[null,1,{}]", "7"})
    void judge_failureWithOddCodes_fails(String codes) {
        assertThat(judge(TURNSTILE, "{'success':false,'error-codes':" + codes + "}"))
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'evil.example.com'",
                "'example.com'",
                "'my.login.example.com'",
                "'login.example.com.evil.com'",
                "'login.example.com:443'",
                "' login.example.com'",
                "'login.example.com.'",
                "'*'",
                "''",
                "'not-provided'",
                "null",
                "7",
                "['login.example.com']"
            })
    void judge_anotherHost_fails(String host) {
        assertThat(judge(HCAPTCHA, "{'success':true,'hostname':" + host + "}")).isEqualTo(FAILED);
    }

    @Test
    void judge_noHost_fails() {
        assertThat(judge(RECAPTCHA_V2, "{'success':true,'apk_package_name':'login.example.com'}"))
                .isEqualTo(FAILED);
    }

    @Test
    void judge_hostInAnotherCase_passesInEveryLocale() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            assertThat(judge(HCAPTCHA, "{'success':true,'hostname':'LOGIN.EXAMPLE.COM'}"))
                    .isEqualTo(PASSED);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"'register'", "'Login'", "'login '", "''", "null", "['login']", "true"})
    void judge_anotherAction_fails(String action) {
        String answer = "{'success':true,'hostname':'login.example.com','score':0.9,'action':" + action + "}";

        assertThat(judge(TURNSTILE, answer)).isEqualTo(FAILED);
        assertThat(judge(RECAPTCHA_V3, answer)).isEqualTo(FAILED);
    }

    @Test
    void judge_noAction_fails() {
        assertThat(judge(RECAPTCHA_V3, "{'success':true,'hostname':'login.example.com','score':0.9}"))
                .isEqualTo(FAILED);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, PASSED",
        "0.50, PASSED",
        "5e-1, PASSED",
        "1, PASSED",
        "1.0, PASSED",
        "0.4999999999999999999999, FAILED",
        "0, FAILED",
        "0.0, FAILED",
        "1e-999999999, FAILED",
        "1.0000001, UNREACHABLE",
        "-0.1, UNREACHABLE",
        "90, UNREACHABLE",
        "1e999999999, UNREACHABLE",
        "'\"0.9\"', UNREACHABLE",
        "true, UNREACHABLE",
        "null, UNREACHABLE",
        "[0.9], UNREACHABLE"
    })
    void judge_scoreFromOneHalf_passes(String score, Verdict verdict) {
        String answer = "{'success':true,'hostname':'login.example.com','action':'login','score':" + score + "}";

        assertThat(judge(RECAPTCHA_V3, answer)).isEqualTo(verdict);
        assertThat(judge(TURNSTILE, answer)).isEqualTo(PASSED);
    }

    @Test
    void judge_noScore_isNoVerdict() {
        assertThat(judge(RECAPTCHA_V3, "{'success':true,'hostname':'login.example.com','action':'login'}"))
                .isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({
        "TURNSTILE, PT5M, PASSED",
        "TURNSTILE, PT5M0.001S, FAILED",
        "HCAPTCHA, PT5M, PASSED",
        "HCAPTCHA, PT5M0.001S, FAILED",
        "RECAPTCHA_V2, PT2M, PASSED",
        "RECAPTCHA_V2, PT2M0.001S, FAILED",
        "RECAPTCHA_V3, PT2M, PASSED",
        "RECAPTCHA_V3, PT2M0.001S, FAILED",
        "RECAPTCHA_V3, PT-1M, PASSED",
        "RECAPTCHA_V3, PT-1M-0.001S, FAILED",
        "TURNSTILE, PT876000H, FAILED",
        "TURNSTILE, PT-876000H, FAILED"
    })
    void judge_madeLongAgoOrLater_fails(RemoteCaptchaType type, Duration ago, Verdict verdict) {
        assertThat(judge(type, GOOD + ",'challenge_ts':'" + NOW.minus(ago) + "'}"))
                .isEqualTo(verdict);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T09:59:30Z",
                "2026-11-21T09:59:30.123456Z",
                "2026-11-21T17:59:30+08:00",
                "2026-11-21T04:59:30-05:00"
            })
    void judge_timeInAnyZone_isUnderstood(String time) {
        assertThat(judge(RECAPTCHA_V2, GOOD + ",'challenge_ts':'" + time + "'}"))
                .isEqualTo(PASSED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'yesterday'", "''", "1795255170", "true", "'2026-11-21'", "'2026-11-21T09:59:30'", "{}"})
    void judge_timeThatIsNone_isNoVerdict(String time) {
        assertThat(judge(TURNSTILE, GOOD + ",'challenge_ts':" + time + "}")).isEqualTo(UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"true, UNREACHABLE", "'\"true\"', UNREACHABLE", "1, UNREACHABLE", "false, PASSED"})
    void judge_answerForATestKey_isNoVerdict(String mark, Verdict verdict) {
        assertThat(judge(TURNSTILE, GOOD + ",'metadata':{'result_with_testing_key':" + mark + "}}"))
                .isEqualTo(verdict);
    }
}
