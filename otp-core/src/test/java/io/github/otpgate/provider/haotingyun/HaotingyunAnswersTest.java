package io.github.otpgate.provider.haotingyun;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunAnswersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:30:00Z"), ZoneOffset.UTC);

    /** Another vendor may serve a country that this one does not; none mends a request of ours. */
    private static final Map<Integer, Boolean> OTHERWISE = Map.of(20, true, 1, false, 25, false);

    private final HaotingyunAnswers answers = new HaotingyunAnswers(
            new HaotingyunCodes(CLOCK, ErrorOverrides.of(new ProviderSettings("main", Map.of()))));

    private Submission answer(int status, String body) {
        return answers.submission(new Complete(status, Bytes.of(body.getBytes(UTF_8))));
    }

    @Test
    void interpret_documentedSuccess_isAccepted() {
        assertThat(answer(
                        200,
                        "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\","
                                + "\"mobile\":\"13200000000\",\"sid\":3310228982}"))
                .isEqualTo(
                        new Accepted(List.of("3310228982"), Optional.of(new Charge(1, new BigDecimal("0.05"), "RMB"))));
    }

    @Test
    void interpret_idBeyondADouble_isKeptExactly() {
        assertThat(answer(200, "{\"code\":0,\"sid\":9007199254740993}")).isEqualTo(new Accepted("9007199254740993"));
        assertThat(answer(200, "{\"code\":\"0\",\"sid\":\"1234567890123456789\"}"))
                .isEqualTo(new Accepted("1234567890123456789"));
    }

    @ParameterizedTest
    @CsvSource({
        "20, INVALID_NUMBER",
        "56, INVALID_NUMBER",
        "10, BLACKLISTED",
        "11, BLACKLISTED",
        "4, CONTENT_REJECTED",
        "48, CONTENT_REJECTED",
        "52, CONTENT_REJECTED",
        "5, TEMPLATE_MISMATCH",
        "6, TEMPLATE_MISMATCH",
        "7, TEMPLATE_MISMATCH",
        "15, TEMPLATE_MISMATCH",
        "16, TEMPLATE_MISMATCH",
        "23, TEMPLATE_MISMATCH",
        "58, TEMPLATE_MISMATCH",
        "60, TEMPLATE_MISMATCH",
        "-57, TEMPLATE_MISMATCH",
        "8, THROTTLED_PER_NUMBER",
        "9, THROTTLED_PER_NUMBER",
        "17, THROTTLED_PER_NUMBER",
        "22, THROTTLED_PER_NUMBER",
        "33, THROTTLED_PER_NUMBER",
        "43, THROTTLED_PER_NUMBER",
        "53, THROTTLED_PER_NUMBER",
        "-4, THROTTLED_ACCOUNT",
        "-5, THROTTLED_ACCOUNT",
        "3, INSUFFICIENT_BALANCE",
        "-1, AUTH_FAILED",
        "18, AUTH_FAILED",
        "-3, IP_NOT_ALLOWED",
        "40, IP_NOT_ALLOWED",
        "13, ACCOUNT_DISABLED",
        "27, ACCOUNT_DISABLED",
        "55, ACCOUNT_DISABLED",
        "-2, ACCOUNT_DISABLED",
        "-6, ACCOUNT_DISABLED",
        "-11, ACCOUNT_DISABLED",
        "-62, ACCOUNT_DISABLED",
        "19, TEMPORARY",
        "28, TEMPORARY",
        "-50, TEMPORARY",
        "-51, TEMPORARY",
        "-53, TEMPORARY",
        "1, UNKNOWN",
        "2, UNKNOWN",
        "12, UNKNOWN",
        "14, UNKNOWN",
        "21, UNKNOWN",
        "24, UNKNOWN",
        "25, UNKNOWN",
        "26, UNKNOWN",
        "34, UNKNOWN",
        "-7, UNKNOWN",
        "-8, UNKNOWN",
        "-52, UNKNOWN",
        "-54, UNKNOWN",
        "-55, UNKNOWN",
        "-56, UNKNOWN",
        "9999, UNKNOWN",
        "-20, AUTH_FAILED",
        "-99, TEMPORARY"
    })
    void interpret_everyCode_hasItsClassAndFailsOverLikeIt(int code, ErrorClass expected) {
        Submission answer = answer(400, "{\"http_status_code\":400,\"code\":" + code + ",\"msg\":null}");

        assertThat(answer).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(expected);
            assertThat(rejected.code()).isEqualTo(Integer.toString(code));
            assertThat(rejected.failsOver()).isEqualTo(OTHERWISE.getOrDefault(code, expected.failsOver()));
        });
        assertThat(answer(200, "{\"code\":\"" + code + "\"}")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"8, 30", "33, 30", "9, 300", "22, 3600", "17, 86400", "53, 60", "43, 1800"})
    void interpret_throttleOfTheNumber_tellsWhen(int code, long seconds) {
        Rejected rejected = (Rejected) answer(400, "{\"code\":" + code + "}");

        assertThat(rejected.retryAfter()).isEqualTo(Optional.of(Duration.ofSeconds(seconds)));
    }

    /** Y-08, Y-11, and bodies as other clients met them. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"http_status_code\":400,\"code\":22,\"msg\":\"验证码类短信1小时内同一手机号发送次数不能超过3次\","
                        + "\"detail\":\"验证码类短信1小时内同一手机号发送次数不能超过3次\"} | THROTTLED_PER_NUMBER | 3600",
                "{\"http_status_code\": 400,\"code\": 3,\"msg\": \"账户余额不足\",\"detail\": \"账户需要充值，请充值后重试\"}"
                        + " | INSUFFICIENT_BALANCE | 0",
                "{\"http_status_code\":400,\"code\":4,\"msg\":\"关键词屏蔽\",\"detail\":\"不允许发送\"} | CONTENT_REJECTED | 0",
                "{\"msg\":\"请求参数格式错误\",\"code\":2,\"http_status_code\":400,"
                        + "\"detail\":\"验证码类模板#code#值长度必须1-16个字，且只能是字母和数字\"} | TEMPLATE_MISMATCH | 0",
                "{\"http_status_code\":400,\"code\":33,\"msg\":null,"
                        + "\"detail\":\"号码：1, 超过频率，同一个手机号同一验证码模板每30秒只能发送一条\"} | THROTTLED_PER_NUMBER | 30",
                "{\"code\":9,\"msg\":\"x\",\"detail\":\"x\"} | THROTTLED_PER_NUMBER | 300"
            })
    void interpret_realRefusal_isUnderstood(String body, ErrorClass reason, long seconds) {
        Rejected rejected = (Rejected) answer(400, body);

        assertThat(rejected.reason()).isEqualTo(reason);
        assertThat(rejected.retryAfter().orElse(Duration.ZERO)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @Test
    void interpret_codeThatTheOperatorCorrected_hasHisClass() {
        ErrorOverrides corrected = ErrorOverrides.of(
                new ProviderSettings("main", Map.of(ErrorOverrides.KEY, "22=throttled-account/7s, 5=temporary")));
        HaotingyunCodes codes = new HaotingyunCodes(CLOCK, corrected);

        assertThat(codes.refusal(22, "").reason()).isEqualTo(ErrorClass.THROTTLED_ACCOUNT);
        assertThat(codes.refusalInBatch(22, "").retryAfter()).contains(Duration.ofSeconds(7));
        assertThat(codes.refusal(5, "").reason()).isEqualTo(ErrorClass.TEMPORARY);
    }

    @Test
    void interpret_malformedParameter_isToldApartByItsDetail() {
        assertThat(((Rejected) answer(400, "{\"code\":2,\"detail\":\"手机号格式不正确\"}")).reason())
                .isEqualTo(ErrorClass.INVALID_NUMBER);
        assertThat(((Rejected) answer(400, "{\"code\":2,\"detail\":\"验证码类模板#code#值长度必须1-16个字\"}")).reason())
                .isEqualTo(ErrorClass.TEMPLATE_MISMATCH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "0",
                "{}",
                "<html>502</html>",
                "{\"code\":0",
                "{\"code\":0}",
                "{\"code\":0,\"sid\":null}",
                "{\"code\":0,\"sid\":0}",
                "{\"code\":null,\"sid\":1}",
                "{\"sid\":1}",
                "{\"code\":0,\"sid\":1.5}",
                "{\"code\":0,\"sid\":\"x\\r\\nSet-Cookie: y\"}",
                "{\"code\":0.0,\"sid\":1}",
                "{\"code\":true,\"sid\":1}",
                "{\"code\":[0],\"sid\":1}",
                "{\"code\":\"zero\",\"sid\":1}",
                "{\"code\":99999999999,\"sid\":1}",
                "{\"code\":5,\"code\":0,\"sid\":1}"
            })
    void interpret_anythingElseWithStatus200_isUncertain(String body) {
        assertThat(answer(200, body)).isInstanceOf(Uncertain.class);
    }

    @Test
    void interpret_hugeIdOrDeepOrMalformedAnswer_isUncertain() {
        assertThat(answer(200, "{\"code\":0,\"sid\":\"" + "9".repeat(10_000) + "\"}"))
                .isInstanceOf(Uncertain.class);
        assertThat(answer(200, "[".repeat(5000))).isInstanceOf(Uncertain.class);
        assertThat(answers.submission(new Complete(200, Bytes.of((byte) 0xFF, (byte) 0xFE, (byte) 0x00))))
                .isInstanceOf(Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 404, 405, 411, 413})
    void interpret_statusThatProvesNobodyLooked_isRejected(int status) {
        assertThat(answer(status, "<html>")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 202, 400, 403, 429, 500, 502, 503, 504})
    void interpret_otherStatusWithoutTheVendorsWords_isUncertain(int status) {
        assertThat(answer(status, "<html>")).isInstanceOf(Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void interpret_gatewaysJson_isNotTheVendorsRefusal(int status) {
        assertThat(answer(status, "{\"code\":" + status + ",\"message\":\"upstream timed out\"}"))
                .isInstanceOf(Uncertain.class);
        assertThat(answer(status, "{\"code\":0,\"sid\":1}")).isInstanceOf(Uncertain.class);
    }

    @Test
    void interpret_transportOutcomes_keepTheirCertainty() {
        assertThat(answers.submission(new NotSent("ConnectException")))
                .isEqualTo(new Rejected(ErrorClass.TEMPORARY, "ConnectException"));
        assertThat(answers.submission(new Broken("SocketTimeoutException")))
                .isEqualTo(new Uncertain("SocketTimeoutException"));
    }
}
