package io.github.otpgate.provider.haotingyun;

import static io.github.otpgate.provider.haotingyun.BatchAnswers.accepted;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.data;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.failed;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.ok;
import static io.github.otpgate.provider.haotingyun.BatchAnswers.phones;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.provider.Submission.Uncertain;
import io.github.otpgate.provider.capability.BatchSubmission;
import io.github.otpgate.wire.HttpAnswer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunBatchTest {

    private static final String SAMPLE = "{\"total_count\":4,\"total_fee\":\"0.2000\",\"unit\":\"RMB\",\"data\":["
            + ok("13000000000", "3310228964") + "," + ok("13000000001", "3310228968") + ","
            + ok("13000000002", "3310228966") + "," + ok("13000000003", "3310228962") + ","
            + "{\"code\":2,\"msg\":\"请求参数格式错误\",\"count\":\"0\",\"fee\":\"0\",\"unit\":\"RMB\","
            + "\"mobile\":\"123321\",\"sid\":\"0\"}]}";

    private final CannedApi vendor = new CannedApi();

    private BatchSubmission batch(List<PhoneNumber> to) {
        return new HaotingyunBatchSend(CannedApi.sends(vendor)).submit(to, "【豪霆云】您的验证码是1234");
    }

    private List<Submission> answered(String body, String... to) {
        vendor.answer(200, body);
        return batch(phones(to)).each();
    }

    @Test
    void sample_inAnotherOrder_isMatchedByNumber_y06() {
        vendor.answer(200, SAMPLE);

        BatchSubmission answer =
                batch(phones("+8613000000003", "+86123321222", "+8613000000001", "+8613000000000", "+8613000000002"));

        assertThat(answer.each().get(0)).isEqualTo(accepted("3310228962"));
        assertThat(answer.each().subList(2, 5))
                .containsExactly(accepted("3310228968"), accepted("3310228964"), accepted("3310228966"));
        assertThat(answer.total()).contains(new Charge(4, new BigDecimal("0.2000"), "RMB"));
    }

    @Test
    void sample_badNumber_isInvalidAndHasNoId_y06() {
        List<Submission> each =
                answered(SAMPLE, "+8613000000000", "+8613000000001", "+8613000000002", "+8613000000003", "+861233210");

        assertThat(each.get(4)).isEqualTo(new Rejected(ErrorClass.INVALID_NUMBER, "2"));
        assertThat(each.subList(0, 4)).allMatch(Accepted.class::isInstance);
    }

    @Test
    void oneItem_ofTwoPieces_y07() {
        vendor.answer(
                200,
                "{\"total_count\":2,\"total_fee\":\"0.1000\",\"unit\":\"RMB\",\"data\":[{\"code\":0,\"count\":2,"
                        + "\"fee\":0.1,\"mobile\":\"13200000000\",\"msg\":\"发送成功\",\"sid\":20937316970,"
                        + "\"unit\":\"RMB\"}]}");

        BatchSubmission answer = batch(phones("+8613200000000"));

        assertThat(answer.each())
                .containsExactly(
                        new Accepted(List.of("20937316970"), Optional.of(new Charge(2, new BigDecimal("0.1"), "RMB"))));
        assertThat(answer.total()).contains(new Charge(2, new BigDecimal("0.1000"), "RMB"));
    }

    @Test
    void id_beyondADouble_isKeptExactly() {
        assertThat(answered(data(ok("13000000000", "9007199254740993")), "+8613000000000"))
                .containsExactly(accepted("9007199254740993"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"13000000000", "+8613000000000", "8613000000000"})
    void number_withOrWithoutCountryCode_isTheSame(String written) {
        assertThat(answered(data(ok(written, "1"), ok("13000000001", "2")), "+8613000000001", "+8613000000000"))
                .containsExactly(accepted("2"), accepted("1"));
    }

    @Test
    void number_asJsonNumber_isTheSame() {
        assertThat(answered("{\"data\":[{\"code\":\"0\",\"mobile\":13000000000,\"sid\":\"5\"}]}", "+8613000000000"))
                .containsExactly(new Accepted("5"));
    }

    @Test
    void number_writtenInAnotherWay_isFoundByItsPlace() {
        assertThat(answered(data(ok("13000000000", "1"), ok("130****0001", "2")), "+8613000000000", "+8613000000001"))
                .containsExactly(accepted("1"), accepted("2"));
        assertThat(answered(data(ok("+44207946001", "3")), "+4402079460018")).containsExactly(accepted("3"));
    }

    @Test
    void place_ofAnItemThatNamesAnother_isNotTaken() {
        List<Submission> each =
                answered(data(ok("130****0001", "1"), ok("13000000000", "2")), "+8613000000000", "+8613000000001");

        assertThat(each).first().isEqualTo(accepted("2"));
        assertThat(each).last().isInstanceOf(Uncertain.class);
    }

    @Test
    void recipient_thatIsLeftOut_isUncertain() {
        List<Submission> each = answered(
                data(ok("13000000001", "2"), ok("x", "9")), "+8613000000000", "+8613000000001", "+8613000000002");

        assertThat(each.get(0)).isEqualTo(new Uncertain("left out of the answer"));
        assertThat(each.get(1)).isEqualTo(accepted("2"));
        assertThat(each.get(2)).isInstanceOf(Uncertain.class);
    }

    @Test
    void recipient_withTwoDifferentItems_isUncertain() {
        assertThat(answered(data(ok("13000000000", "2"), failed("13000000000", 3)), "+8613000000000"))
                .singleElement()
                .isInstanceOf(Uncertain.class);
        assertThat(answered(data(ok("13000000000", "2"), ok("+8613000000000", "2")), "+8613000000000"))
                .containsExactly(accepted("2"));
    }

    @Test
    void items_failForTheirOwnReasons() {
        assertThat(answered(
                        data(failed("13000000000", 22), failed("13000000001", -1), failed("13000000002", 4)),
                        "+8613000000000",
                        "+8613000000001",
                        "+8613000000002"))
                .containsExactly(
                        new Rejected(ErrorClass.THROTTLED_PER_NUMBER, "22", Optional.of(Duration.ofHours(1))),
                        new Rejected(ErrorClass.AUTH_FAILED, "-1"),
                        new Rejected(ErrorClass.CONTENT_REJECTED, "4"));
    }

    @Test
    void malformedItem_whoseDetailNamesTheTemplate_isNotTheNumbersFault() {
        String item = "{\"code\":2,\"mobile\":\"13000000000\",\"detail\":\"验证码类模板#code#值长度必须1-16个字\"}";

        assertThat(answered(data(item), "+8613000000000"))
                .containsExactly(new Rejected(ErrorClass.TEMPLATE_MISMATCH, "2"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"mobile\":\"13000000000\",\"sid\":1}",
                "{\"code\":0,\"mobile\":\"13000000000\"}",
                "{\"code\":0,\"mobile\":\"13000000000\",\"sid\":\"0\"}",
                "{\"code\":null,\"mobile\":\"13000000000\",\"sid\":1}",
                "{\"code\":0.0,\"mobile\":\"13000000000\",\"sid\":1}",
                "null",
                "[]",
                "7"
            })
    void item_thatDoesNotSay_isUncertain(String item) {
        assertThat(answered(data(item), "+8613000000000")).singleElement().isInstanceOf(Uncertain.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void refusal_ofTheWhole_isThatOfEach(int status) {
        vendor.answer(status, "{\"http_status_code\":400,\"code\":3,\"msg\":\"账户余额不足\",\"detail\":\"\",\"data\":[]}");

        assertThat(batch(phones("+8613000000000", "+8613000000001")))
                .isEqualTo(new BatchSubmission(
                        List.of(
                                new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3"),
                                new Rejected(ErrorClass.INSUFFICIENT_BALANCE, "3")),
                        Optional.empty()));
    }

    @Test
    void malformedWhole_isNotTheNumbersFault() {
        assertThat(answered("{\"code\":2}", "+8613000000000")).containsExactly(new Rejected(ErrorClass.UNKNOWN, "2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"data\":[]}", "{\"code\":0}", "{\"code\":0,\"data\":{}}", "7"})
    void answer_thatDoesNotSay_isUncertainForEach(String body) {
        assertThat(answered(body, "+8613000000000", "+8613000000001"))
                .hasSize(2)
                .allMatch(Uncertain.class::isInstance);
    }

    @Test
    void answer_ofAGateway_isUncertain() {
        vendor.answer(502, data(ok("13000000000", "1")));

        assertThat(batch(phones("+8613000000000")).each()).singleElement().isInstanceOf(Uncertain.class);
    }

    @Test
    void transport_keepsItsCertainty() {
        vendor.answer(new HttpAnswer.NotSent("ConnectException"))
                .answer(new HttpAnswer.Broken("SocketTimeoutException"));

        assertThat(batch(phones("+8613000000000")).each())
                .containsExactly(new Rejected(ErrorClass.TEMPORARY, "ConnectException"));
        assertThat(batch(phones("+8613000000000")).each()).containsExactly(new Uncertain("SocketTimeoutException"));
    }

    @Test
    void answer_thatIsNoText_isUncertain() {
        vendor.answer(new HttpAnswer.Complete(200, Bytes.of((byte) 0xFF, (byte) 0xFE)));

        assertThat(batch(phones("+8613000000000")).each()).singleElement().isInstanceOf(Uncertain.class);
    }

    @Test
    void items_printNoNumber() {
        assertThat(new HaotingyunBatch.Item("13000000000", accepted("1")).toString())
                .doesNotContain("13000000000");
    }
}
