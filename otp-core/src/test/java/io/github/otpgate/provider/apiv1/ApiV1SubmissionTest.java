package io.github.otpgate.provider.apiv1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
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
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiV1SubmissionTest {

    private static final String OURS = Samples.OUR_TASK;

    private final ApiV1Answers answers = new ApiV1Answers(Samples.codes());

    private Submission submission(String body) {
        return answers.submission(Samples.answer(body), OURS);
    }

    @Test
    void submission_a02_keepsOurId() {
        assertThat(submission(Samples.SENT)).isEqualTo(new Accepted(OURS));
    }

    @Test
    void submission_a03_takesTheIdThatTheAnswerNamesBeforeOurs() {
        assertThat(submission("{\"code\":\"00\",\"data\":{\"taskId\":\"b681adb3-0\"},\"message\":\"成功\"}"))
                .isEqualTo(new Accepted(List.of("b681adb3-0", OURS), Optional.empty()));
        assertThat(submission("{\"code\":\"00\",\"data\":{\"taskId\":9007199254740993}}"))
                .isEqualTo(new Accepted(List.of("9007199254740993", OURS), Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"00\"}",
                "{\"code\":\"00\",\"data\":null}",
                "{\"code\":\"00\",\"data\":{\"taskId\":\"x\\r\\nSet-Cookie: y\"}}",
                "{\"code\":\"00\",\"data\":{\"taskId\":1.5}}",
                "{\"code\":\"00\",\"data\":{\"taskId\":\"\"}\"message\":\"成功\"}"
            })
    void submission_successWithoutAUsableId_keepsOurs(String body) {
        assertThat(submission(body)).isEqualTo(new Accepted(OURS));
    }

    @Test
    void submission_a04_isUnknownUnlessGuessingIsAllowed() {
        ApiV1Codes guessing =
                new ApiV1Codes(List.of("00"), true, ErrorOverrides.of(new ProviderSettings("main", Map.of())));

        assertThat(submission(Samples.NO_BALANCE)).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "05"));
        assertThat(new ApiV1Answers(guessing).submission(Samples.answer(Samples.NO_BALANCE), OURS))
                .isEqualTo(new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "05"));
    }

    @ParameterizedTest
    @CsvSource({
        "余额不足, INSUFFICIENT_BALANCE",
        "账户额度不足, INSUFFICIENT_BALANCE",
        "密码错误, AUTH_FAILED",
        "账号不存在, AUTH_FAILED",
        "Account not found, AUTH_FAILED",
        "IP未授权, IP_NOT_ALLOWED",
        "账号IP受限, IP_NOT_ALLOWED",
        "手机号码在黑名单, BLACKLISTED",
        "包含敏感词, CONTENT_REJECTED",
        "关键字, CONTENT_REJECTED",
        "被屏蔽, CONTENT_REJECTED",
        "模板未报备, TEMPLATE_MISMATCH",
        "签名未报备, TEMPLATE_MISMATCH",
        "频率限制, THROTTLED_ACCOUNT",
        "提交过快, THROTTLED_ACCOUNT",
        "超速, THROTTLED_ACCOUNT",
        "号码错误, INVALID_NUMBER",
        "账号已停用, ACCOUNT_DISABLED",
        "已冻结, ACCOUNT_DISABLED",
        "已过期, ACCOUNT_DISABLED",
        "RECIPIENT, UNKNOWN",
        "系统繁忙, UNKNOWN",
        "'', UNKNOWN"
    })
    void guess_wordsOfAMessage_haveTheirClass(String message, ErrorClass expected) {
        assertThat(MessageWords.guess(message)).isEqualTo(expected);
    }

    @Test
    void submission_overriddenCode_meansWhatTheOperatorSays() {
        ApiV1Answers corrected =
                new ApiV1Answers(Samples.codes(Map.of("error-classes", "05=throttled-per-number/60s,5=temporary")));

        assertThat(corrected.submission(Samples.answer(Samples.NO_BALANCE), OURS))
                .isEqualTo(new Rejected(ErrorClass.THROTTLED_PER_NUMBER, "05", Optional.of(Duration.ofSeconds(60))));
    }

    @Test
    void submission_otherZeros_areNotSuccess() {
        assertThat(submission("{\"code\":0,\"data\":{\"taskId\":\"1\"}}"))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "0"));
        assertThat(submission("{\"code\":\"0\"}")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "0"));
        assertThat(submission("{\"code\":\"000\"}")).isEqualTo(new Rejected(ErrorClass.UNKNOWN, "000"));
        assertThat(submission("{\"code\":0.0}")).isInstanceOf(Uncertain.class);
        assertThat(submission("{\"code\":\" 00\"}")).isInstanceOf(Uncertain.class);
    }

    @Test
    void submission_configuredZero_isSuccess() {
        ApiV1Answers lenient = new ApiV1Answers(
                new ApiV1Codes(List.of("00", "0"), false, ErrorOverrides.of(new ProviderSettings("main", Map.of()))));

        assertThat(lenient.submission(Samples.answer("{\"code\":0}"), OURS)).isEqualTo(new Accepted(OURS));
        assertThat(lenient.submission(Samples.answer("{\"code\":\"00\"}"), OURS))
                .isEqualTo(new Accepted(OURS));
    }

    @Test
    void submission_codeWithContent_isCutToWhatALogMayHold() {
        assertThat(submission("{\"code\":\"ERR 1<br>验证码_" + "9".repeat(40) + "\"}"))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "ERR1br_" + "9".repeat(25)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"00\"",
                "{}",
                "OK",
                "{\"code\":\"\"}",
                "{\"code\":\"余额不足\"}",
                "{\"code\":null}",
                "{\"code\":[\"00\"]}",
                "{\"code\":true}",
                "{\"code\":00}",
                "{\"code\":\"05\",\"code\":\"00\"}",
                "{\"code\":\"00\",\"data\":{\"taskId\":\"b681\"",
                "{\"code\":\"00\"} {}",
                "{\"data\":{[],\"code\":\"00\"}\"message\":\"成功\"}",
                "{\"data\":{[],\"code\":\"00\"}",
                "{\"data\":{[],\"code\":\"00\",\"x\":[]}}"
            })
    void submission_anythingElseWithStatus200_isUncertainUnderOurId(String body) {
        assertThat(submission(body))
                .isInstanceOfSatisfying(
                        Uncertain.class,
                        uncertain -> assertThat(uncertain.messageId()).contains(OURS));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 404, 405, 413})
    void submission_nobodyLooked_isRejected(int status) {
        assertThat(answers.submission(Samples.answer(status, "<html>\"code\":\"00\""), OURS))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "HTTP " + status));
    }

    @Test
    void submission_gatewaysError_isUncertainWhateverItSays() {
        assertThat(answers.submission(Samples.answer(502, Samples.SENT), OURS)).isInstanceOf(Uncertain.class);
        assertThat(answers.submission(Samples.answer(500, Samples.NO_BALANCE), OURS))
                .isInstanceOf(Uncertain.class);
    }

    @Test
    void submission_otherStatus_isDecidedByTheBody() {
        assertThat(answers.submission(Samples.answer(400, Samples.NO_BALANCE), OURS))
                .isEqualTo(new Rejected(ErrorClass.UNKNOWN, "05"));
        assertThat(answers.submission(Samples.answer(202, Samples.SENT), OURS)).isEqualTo(new Accepted(OURS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16", "UTF-16LE"})
    void submission_inAnotherCharset_isUncertain(String charset) {
        Bytes recoded = Bytes.of(Samples.SENT.getBytes(Charset.forName(charset)));

        assertThat(answers.submission(new Complete(200, recoded), OURS)).isInstanceOf(Uncertain.class);
    }

    @Test
    void submission_behindAByteOrderMark_isRead() {
        assertThat(submission("\uFEFF" + Samples.SENT)).isEqualTo(new Accepted(OURS));
    }

    @Test
    void submission_transportOutcomes_keepTheirCertainty() {
        assertThat(answers.submission(new NotSent("ConnectException"), OURS))
                .isEqualTo(new Rejected(ErrorClass.TEMPORARY, "ConnectException"));
        assertThat(answers.submission(new Broken("SocketTimeoutException"), OURS))
                .isEqualTo(new Uncertain("SocketTimeoutException", Optional.of(OURS)));
    }
}
