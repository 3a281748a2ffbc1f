package io.github.otpgate.provider.httpbatch;

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
import io.github.otpgate.provider.httpbatch.HttpBatchCodes.Dialect;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.Complete;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBatchAnswersTest {

    /** A length that no text may have, and no number or too many: no other vendor mends them. */
    private static final Set<String> OUR_MISTAKES = Set.of("106", "108");

    static HttpBatchAnswers answers(Dialect dialect, Map<String, String> settings) {
        ErrorOverrides overrides = ErrorOverrides.of(new ProviderSettings("second", settings));
        return new HttpBatchAnswers(new HttpBatchCodes(dialect, overrides), new HttpBatchProducts(Optional.empty()));
    }

    private final HttpBatchAnswers standard = answers(Dialect.STANDARD, Map.of());

    private static Complete complete(int status, String body) {
        return new Complete(status, Bytes.of(body.getBytes(UTF_8)));
    }

    private Submission answer(int status, String body) {
        return standard.submission(complete(status, body));
    }

    private static Accepted ids(String... ids) {
        return new Accepted(List.of(ids), Optional.empty());
    }

    @Test
    void submission_h02_isAcceptedUnderItsId() {
        assertThat(answer(200, "20110725160412,0\n1234567890100")).isEqualTo(ids("1234567890100"));
        assertThat(HttpBatchAnswer.read(Bytes.of("20110725160412,0\n1234567890100".getBytes(UTF_8))))
                .hasValueSatisfying(read -> assertThat(read.at()).contains(Instant.parse("2011-07-25T16:04:12+08:00")));
    }

    @Test
    void submission_realIds_areKeptDigitByDigit() {
        assertThat(answer(200, "20160408173928,0\n1000408173928143100")).isEqualTo(ids("1000408173928143100"));
        assertThat(answer(200, "20170306165638,0\n1230306165638860000\n")).isEqualTo(ids("1230306165638860000"));
    }

    @Test
    void submission_h05_carriageReturnsAreNoPartOfTheId() {
        assertThat(answer(200, "20160408173928,0\r\n1000408173928143100\r\n")).isEqualTo(ids("1000408173928143100"));
    }

    @Test
    void submission_h06_isRejected() {
        assertThat(answer(200, "20110725160412,101")).isEqualTo(new Rejected(ErrorClass.AUTH_FAILED, "101"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20110725160412,0",
                "20110725160412,0\n",
                "20110725160412,0\r\n",
                "\uFEFF 20110725160412,0 \n \n",
                "{\"result\":0}",
                "{\"result\":\"0\",\"msgid\":null}",
                "{\"result\":0,\"msgid\":\"\",\"ts\":\"20170930140638\"}"
            })
    void submission_h07_withoutAnIdIsAccepted(String body) {
        assertThat(answer(200, body)).isEqualTo(ids());
    }

    @Test
    void submission_severalIds_areAllKeptInOrder() {
        Submission submission = answer(200, "20160408173928,0\n1000408173928143100\n\n1000408173928143101\n");

        assertThat(submission).isEqualTo(ids("1000408173928143100", "1000408173928143101"));
        assertThat(((Accepted) submission).messageId()).contains("1000408173928143100");
    }

    @Test
    void submission_h08_jsonIsAccepted() {
        assertThat(answer(200, "{\"result\":0,\"msgid\":\"1590930140638054700\",\"ts\":\"20170930140638\"}"))
                .isEqualTo(ids("1590930140638054700"));
        assertThat(answer(200, " {\"result\":\"0\",\"msgid\":9223372036854775807123}\n"))
                .isEqualTo(ids("9223372036854775807123"));
    }

    @Test
    void submission_h09_jsonIsRejected() {
        assertThat(answer(200, "{\"result\":103}"))
                .isEqualTo(new Rejected(ErrorClass.THROTTLED_ACCOUNT, "103", Optional.of(Duration.ofSeconds(5))));
    }

    @Test
    void submission_h10_isAnInvalidNumber() {
        assertThat(answer(200, "20160408173928,107")).isEqualTo(new Rejected(ErrorClass.INVALID_NUMBER, "107"));
    }

    @ParameterizedTest
    @CsvSource({
        "101, AUTH_FAILED, AUTH_FAILED",
        "102, AUTH_FAILED, AUTH_FAILED",
        "103, THROTTLED_ACCOUNT, THROTTLED_ACCOUNT",
        "104, TEMPORARY, TEMPORARY",
        "105, CONTENT_REJECTED, CONTENT_REJECTED",
        "106, CONTENT_REJECTED, CONTENT_REJECTED",
        "107, INVALID_NUMBER, INVALID_NUMBER",
        "108, UNKNOWN, UNKNOWN",
        "109, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE",
        "110, ACCOUNT_DISABLED, ACCOUNT_DISABLED",
        "111, INSUFFICIENT_BALANCE, INSUFFICIENT_BALANCE",
        "112, ACCOUNT_DISABLED, ACCOUNT_DISABLED",
        "113, UNKNOWN, UNKNOWN",
        "114, UNKNOWN, UNKNOWN",
        "115, CONTENT_REJECTED, CONTENT_REJECTED",
        "116, TEMPLATE_MISMATCH, TEMPLATE_MISMATCH",
        "117, IP_NOT_ALLOWED, IP_NOT_ALLOWED",
        "118, ACCOUNT_DISABLED, ACCOUNT_DISABLED",
        "119, ACCOUNT_DISABLED, ACCOUNT_DISABLED",
        "120, CONTENT_REJECTED, THROTTLED_ACCOUNT",
        "121, THROTTLED_PER_NUMBER, UNKNOWN",
        "122, THROTTLED_ACCOUNT, THROTTLED_ACCOUNT",
        "123, ACCOUNT_DISABLED, ACCOUNT_DISABLED",
        "124, TEMPLATE_MISMATCH, TEMPLATE_MISMATCH",
        "125, CONTENT_REJECTED, CONTENT_REJECTED",
        "126, TEMPLATE_MISMATCH, TEMPLATE_MISMATCH",
        "127, UNKNOWN, UNKNOWN",
        "128, UNKNOWN, UNKNOWN",
        "129, UNKNOWN, UNKNOWN",
        "130, UNKNOWN, UNKNOWN",
        "1, UNKNOWN, UNKNOWN",
        "999, UNKNOWN, UNKNOWN"
    })
    void submission_everyCode_hasItsClassInBothDialectsAndForms(
            String code, ErrorClass expected, ErrorClass chuanglan) {
        HttpBatchAnswers ofChuanglan = answers(Dialect.CHUANGLAN, Map.of());
        Submission inText = answer(200, "20160408173928," + code);

        assertThat(inText).isInstanceOfSatisfying(Rejected.class, rejected -> {
            assertThat(rejected.reason()).isEqualTo(expected);
            assertThat(rejected.code()).isEqualTo(code);
            assertThat(rejected.failsOver()).isEqualTo(!OUR_MISTAKES.contains(code) && expected.failsOver());
        });
        assertThat(answer(400, "20160408173928," + code + "\r\n")).isEqualTo(inText);
        assertThat(answer(200, "{\"result\":" + code + "}")).isEqualTo(inText);
        assertThat(ofChuanglan.submission(complete(200, "20160408173928," + code)))
                .isInstanceOfSatisfying(
                        Rejected.class,
                        rejected -> assertThat(rejected.reason()).isEqualTo(chuanglan));
    }

    @Test
    void submission_sameContentOfTheAccount_tellsWhen() {
        assertThat(answer(200, "20160408173928,122"))
                .isEqualTo(new Rejected(ErrorClass.THROTTLED_ACCOUNT, "122", Optional.of(Duration.ofMinutes(5))));
    }

    @Test
    void submission_codeTheOperatorCorrected_isUnderstoodAsCorrected() {
        HttpBatchAnswers corrected = answers(
                Dialect.STANDARD, Map.of(ErrorOverrides.KEY, "114=content-rejected, 121=throttled-account/60s"));

        assertThat(corrected.submission(complete(200, "20160408173928,114")))
                .isEqualTo(new Rejected(ErrorClass.CONTENT_REJECTED, "114"));
        assertThat(corrected.submission(complete(200, "20160408173928,121")))
                .isEqualTo(new Rejected(ErrorClass.THROTTLED_ACCOUNT, "121", Optional.of(Duration.ofMinutes(1))));
    }

    @Test
    void submission_endlessCode_isCut() {
        assertThat(answer(200, "20160408173928,1" + "0".repeat(5000)))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "1" + "0".repeat(31)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \r\n",
                "0",
                ",0",
                "OK",
                "null",
                "[]",
                "{}",
                "<html><body>ok,0</body></html>",
                "<html>\n20160408173928,0\n1000408173928143100</html>",
                "2016040817392,0\n1",
                "201604081739280,0\n1",
                "20161308173928,0\n1",
                "20160408173928",
                "20160408173928,",
                "20160408173928,00\n1",
                "20160408173928,01\n1",
                "20160408173928,0x\n1",
                "20160408173928,0 1",
                "20160408173928,0,1",
                "20160408173928,-1",
                "20160408173928,0.0",
                "20160408173928,\n0",
                "20160408173928,0\n<html>",
                "20160408173928,0\n100 040",
                "{\"result\":0",
                "{\"result\":null}",
                "{\"result\":true}",
                "{\"result\":0.0}",
                "{\"result\":[0]}",
                "{\"result\":103,\"result\":0}",
                "{\"code\":\"0\",\"msgId\":\"1\"}",
                "{\"result\":0,\"msgid\":1.5}",
                "{\"result\":0,\"msgid\":[\"1\"]}",
                "{\"result\":0,\"msgid\":\"1\\r\\nSet-Cookie: x\"}",
                "20160408173928,0\n٣٤٥"
            })
    void submission_anythingElse_isUncertain(String body) {
        assertThat(answer(200, body)).isInstanceOf(Uncertain.class);
    }

    @Test
    void submission_hugeIdOrNoText_isUncertain() {
        assertThat(answer(200, "20160408173928,0\n" + "9".repeat(65))).isInstanceOf(Uncertain.class);
        assertThat(standard.submission(new Complete(200, Bytes.of((byte) 0xFF, (byte) 0xFE, (byte) 0x00))))
                .isInstanceOf(Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 404, 405, 413})
    void submission_statusThatProvesNobodyLooked_isRejected(int status) {
        assertThat(answer(status, "<html>")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "HTTP " + status));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void submission_gatewaysAnswer_provesNothing(int status) {
        assertThat(answer(status, "20160408173928,101")).isInstanceOf(Uncertain.class);
        assertThat(answer(status, "20160408173928,0\n1")).isInstanceOf(Uncertain.class);
    }

    @Test
    void submission_transportOutcomes_keepTheirCertainty() {
        assertThat(standard.submission(new NotSent("ConnectException")))
                .isEqualTo(new Rejected(ErrorClass.TEMPORARY, "ConnectException"));
        assertThat(standard.submission(new Broken("SocketTimeoutException")))
                .isEqualTo(new Uncertain("SocketTimeoutException"));
    }
}
