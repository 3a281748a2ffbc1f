package io.github.otpgate.provider.smscn;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ErrorOverrides;
import io.github.otpgate.provider.ProviderSettings;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.HttpAnswer.Complete;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmscnAnswersTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-21T15:30:00Z"), ZoneOffset.UTC);
    private static final String ID = "1390000888812869461937";
    private static final Accepted ACCEPTED = new Accepted(ID);

    private final SmscnAnswers answers = answers("");

    private static SmscnAnswers answers(String overrides) {
        ProviderSettings settings = new ProviderSettings("call", Map.of(ErrorOverrides.KEY, overrides));
        return new SmscnAnswers(new SmscnCodes(CLOCK, ErrorOverrides.of(settings)));
    }

    private Submission submission(HttpAnswer answer) {
        return Submission.of(VendorAnswer.of(answer, answers.accepted(ID)), Optional.of(ID));
    }

    private Submission submission(String body, Charset charset) {
        return submission(new Complete(200, Bytes.of(body.getBytes(charset))));
    }

    private Submission submission(String body) {
        return submission(body, UTF_8);
    }

    private VendorAnswer<Balance> balance(String body) {
        return VendorAnswer.of(new Complete(200, Bytes.of(body.getBytes(UTF_8))), answers.balance());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stat\":\"100\",\"message\":\"发送成功\"}",
                "{\"stat\":\"100\",\"message\":\"SUCCESS\"}",
                "{\"stat\":100,\"message\":null}",
                "\uFEFF {\"stat\":\"100\"}\r\n",
                "<result><stat>100</stat><message>发送成功</message></result>",
                "<?xml version=\"1.0\" encoding=\"gbk\"?>\n<result>\n <stat> 100 </stat>\n</result>\n",
                "sms&stat=100&message=发送成功",
                "sms&stat=100&message=a&stat=101"
            })
    void submission_v05AndV07InEveryForm_isAcceptedUnderOurId(String body) {
        assertThat(submission(body)).isEqualTo(ACCEPTED);
        assertThat(submission(body.replace("\uFEFF", ""), Charset.forName("GBK")))
                .isEqualTo(ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stat\":\"101\",\"message\":\"验证失败\"}",
                "{\"stat\":101}",
                "<result><stat>101</stat><message>stat=100</message></result>",
                "sms&stat=101&message=验证失败",
                "sms&stat=101&message=x&stat=100"
            })
    void submission_refusalInEveryForm_isRejected(String body) {
        assertThat(submission(body)).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "101"));
        assertThat(submission(body, Charset.forName("GBK"))).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "101"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "100",
                "null",
                "[]",
                "{}",
                "{\"stat\":null}",
                "{\"stat\":true}",
                "{\"stat\":100.0}",
                "{\"stat\":\"ok\"}",
                "{\"stat\":\"100 \"}",
                "{\"stat\":\"0100\"}",
                "{\"stat\":[\"100\"]}",
                "{\"stat\":\"100\"",
                "{\"stat\":\"100\",\"stat\":\"101\"}",
                "{\"data\":{\"stat\":\"100\"}}",
                "{\"message\":\"stat=100\"}",
                "stat=100",
                "sms&stat=",
                "sms&stat=1",
                "sms&stat=10",
                "sms&stat=100",
                "sms&stat=101",
                "sms&stat=101&mess",
                "sms&message=stat=100&stat=100",
                "sms&stat=100&stat=100",
                "sms&=100",
                "smsx&stat=100",
                "<html>502</html>",
                "<result><stat>100</stat>",
                "<result><stat>100</stat><stat>101</stat></result>",
                "<result>junk<stat>100</stat></result>",
                "<result><a><stat>100</stat></a></result>",
                "<stat>100</stat>",
                "<result><stat>100</stat></result><result/>",
                "<!DOCTYPE result [<!ENTITY e \"100\">]><result><stat>&e;</stat></result>",
                "<!DOCTYPE result><result><stat>100</stat></result>",
                "<!DOCTYPE result SYSTEM \"file:///etc/passwd\"><result><stat>100</stat></result>",
                "<result><stat>100</stat><message>&unknown;</message></result>"
            })
    void submission_anythingElseWithStatus200_isUncertainUnderOurId(String body) {
        assertThat(submission(body))
                .isInstanceOfSatisfying(
                        Uncertain.class,
                        uncertain -> assertThat(uncertain.messageId()).contains(ID));
    }

    @Test
    void submission_deepOrMalformedOrGatewaysAnswer_isUncertain() {
        String deep = "<result>" + "<a>".repeat(5000) + "</a>".repeat(5000) + "<stat>100</stat></result>";

        assertThat(submission(deep)).isInstanceOf(Uncertain.class);
        assertThat(submission(new Complete(200, Bytes.of((byte) 0xFF, (byte) 0xFF, (byte) 0xFF))))
                .isInstanceOf(Uncertain.class);
        assertThat(submission(new Complete(502, Bytes.of("{\"stat\":\"100\"}".getBytes(UTF_8)))))
                .isInstanceOf(Uncertain.class);
        assertThat(submission(new Complete(404, Bytes.of("<html>".getBytes(UTF_8)))))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "HTTP 404"));
    }

    @Test
    void submission_standaloneLookalikes_areTheirOwnCodes() {
        assertThat(submission("sms&stat=1001&message=x")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "1001"));
        assertThat(submission("{\"stat\":\"200\"}")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "200"));
    }

    @ParameterizedTest
    @CsvSource({
        "101, AUTH_FAILED",
        "102, INSUFFICIENT_BALANCE",
        "103, TEMPORARY",
        "104, CONTENT_REJECTED",
        "105, CONTENT_REJECTED",
        "106, UNKNOWN",
        "107, THROTTLED_ACCOUNT",
        "108, INVALID_NUMBER",
        "109, ACCOUNT_DISABLED",
        "110, THROTTLED_ACCOUNT",
        "111, TEMPORARY",
        "112, INVALID_NUMBER",
        "113, UNKNOWN",
        "114, ACCOUNT_DISABLED",
        "115, TEMPORARY",
        "116, ACCOUNT_DISABLED",
        "117, IP_NOT_ALLOWED",
        "118, AUTH_FAILED",
        "119, AUTH_FAILED",
        "120, TEMPORARY",
        "124, THROTTLED_PER_NUMBER",
        "151, THROTTLED_ACCOUNT",
        "152, THROTTLED_ACCOUNT",
        "161, TEMPLATE_MISMATCH",
        "162, TEMPLATE_MISMATCH",
        "163, TEMPLATE_MISMATCH",
        "164, TEMPLATE_MISMATCH",
        "166, TEMPLATE_MISMATCH",
        "167, TEMPLATE_MISMATCH",
        "168, TEMPLATE_MISMATCH",
        "169, CONTENT_REJECTED",
        "999, UNKNOWN"
    })
    void submission_everyCode_hasItsClassAndFailsOverLikeIt(String code, ErrorClass expected) {
        Submission answer = submission("{\"stat\":\"" + code + "\",\"message\":\"发送成功\"}");

        assertThat(answer).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(expected);
            assertThat(rejected.code()).isEqualTo(code);
            // Too many numbers: our own mistake, which no other vendor mends.
            assertThat(rejected.failsOver()).isEqualTo(!code.equals("106") && expected.failsOver());
        });
        assertThat(submission("<result><stat>" + code + "</stat></result>")).isEqualTo(answer);
    }

    @ParameterizedTest
    @CsvSource({"107, 60", "124, 60", "114, 600", "151, 3600", "152, 1800"})
    void submission_limit_tellsWhen(String code, long seconds) {
        Rejected rejected = (Rejected) submission("{\"stat\":\"" + code + "\"}");

        assertThat(rejected.retryAfter()).contains(Duration.ofSeconds(seconds));
    }

    @Test
    void submission_operatorKnowsBetter_isCorrected() {
        var answer = VendorAnswer.of(
                new Complete(200, Bytes.of("{\"stat\":151}".getBytes(UTF_8))),
                answers("151=throttled-per-number/60s").accepted(ID));

        assertThat(Submission.of(answer, Optional.of(ID)))
                .isEqualTo(new Rejected(ErrorClass.THROTTLED_PER_NUMBER, "151", Optional.of(Duration.ofSeconds(60))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sms&stat=100&remain=100 | 100",
                "{\"stat\":\"100\",\"number\":\"2123432\"} | 2123432",
                "{\"stat\":\"100\",\"message\":\"成功\",\"number\":2123432} | 2123432",
                "<result><stat>100</stat><number>2123432</number></result> | 2123432",
                "{\"stat\":\"100\",\"number\":\"-3\"} | -3"
            })
    void balance_v09AndV10_isTheNumber(String body, BigDecimal expected) {
        assertThat(balance(body)).isEqualTo(new Success<>(Balance.prepaid(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stat\":\"100\"}",
                "{\"stat\":\"100\",\"number\":\"many\"}",
                "{\"stat\":\"100\",\"number\":null}",
                "sms&stat=100&message=&remain=100"
            })
    void balance_withoutANumber_isUnclear(String body) {
        assertThat(balance(body)).isInstanceOf(Unclear.class);
    }
}
