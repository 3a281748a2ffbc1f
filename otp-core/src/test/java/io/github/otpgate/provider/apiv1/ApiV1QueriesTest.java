package io.github.otpgate.provider.apiv1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.HttpAnswer.Broken;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ApiV1QueriesTest {

    private static final Instant SAMPLE_TIME = Instant.parse("2019-04-12T09:57:08Z");
    private static final String ITEMS =
            "[{\"sendId\":\"b681\",\"status\":\"DELIVER\",\"times\":\"2019-04-12 17:57:08\","
                    + "\"mobile\":\"135****9831\",\"extNo\":\"\"},{\"sendId\":\"feeb\",\"status\":\"MBBLACK\","
                    + "\"times\":\"2019-04-12 17:57:08\",\"mobile\":\"136****0014\",\"extNo\":\"\"}]";

    private final ApiV1Answers answers = new ApiV1Answers(Samples.codes());

    private VendorAnswer<Pulled<DeliveryReport>> reports(String body) {
        return answers.reports(Samples.answer(body));
    }

    @Test
    void reports_a05_documentedText_isBothReports() {
        Pulled<DeliveryReport> pulled = reports(Samples.REPORTS).orElseThrow();

        assertThat(pulled.items())
                .containsExactly(
                        new DeliveryReport(
                                "b681adb3-fc1a-422d-80dd-b95cec7be769",
                                Optional.of(new VendorNumber("135****9831")),
                                DeliveryOutcome.DELIVERED,
                                "DELIVER",
                                Optional.of(SAMPLE_TIME)),
                        new DeliveryReport(
                                "feebfa40-0680-49a4-8074-2c401432ab25",
                                Optional.of(new VendorNumber("136****0014")),
                                DeliveryOutcome.BLACKLISTED,
                                "MBBLACK",
                                Optional.of(SAMPLE_TIME)));
        assertThat(pulled.unread()).isZero();
        assertThat(pulled.raw()).isEqualTo(Samples.bytes(Samples.REPORTS));
    }

    @Test
    void reports_a06_everyOtherShapeOfTheList_isTheSame() {
        String[] shapes = {
            "{\"code\":\"00\",\"data\":" + ITEMS + ",\"message\":\"成功\"}",
            "{\"code\":\"00\",\"data\":{\"list\":" + ITEMS + "},\"message\":\"成功\"}",
            "{\"code\":\"00\",\"data\":{\"total\":2,\"rows\":" + ITEMS + "},\"message\":\"成功\"}",
            "{\"code\":\"00\",\"data\":{" + ITEMS + "}\"message\":\"成功\"}",
            "{\"code\":\"00\",\"data\":" + ITEMS + "\"message\":\"成功\"}"
        };

        for (String shape : shapes) {
            assertThat(reports(shape).orElseThrow().items())
                    .extracting(DeliveryReport::messageId, DeliveryReport::outcome)
                    .containsExactly(
                            tuple("b681", DeliveryOutcome.DELIVERED), tuple("feeb", DeliveryOutcome.BLACKLISTED));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{[]}", "null", "\"\"", "\" \"", "{}", "{\"list\":[]}", "{\"list\":null}"})
    void reports_a07_emptyQueue_isNothing(String data) {
        Pulled<DeliveryReport> pulled = reports("{\"code\":\"00\",\"data\":" + data + ",\"message\":\"成功\"}")
                .orElseThrow();

        assertThat(pulled.items()).isEmpty();
        assertThat(pulled.unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"code\":\"00\",\"data\":\"[{}]\"}",
                "{\"code\":\"00\",\"data\":7}",
                "{\"code\":\"00\",\"data\":{\"sendId\":\"x\",\"status\":\"DELIVRD\"}}",
                "{\"code\":\"00\",\"data\":{\"a\":[],\"b\":[]}}",
                "{\"code\":\"00\",\"data\":[{\"sendId\":\"x\"",
                "{\"code\":\"05\",\"data\":[{\"sendId\":\"x\"",
                "<html>busy</html>",
                ""
            })
    void reports_thatCannotBeRead_loseNothing(String body) {
        assertThat(reports(body))
                .isInstanceOfSatisfying(
                        Unclear.class, unclear -> assertThat(unclear.body()).isEqualTo(Samples.bytes(body)));
    }

    @Test
    void reports_codeInABrokenAnswer_isToldWithoutContent() {
        assertThat(reports("{\"code\" : \"07\", \"data\": [{\"mobile\":\"13800000001"))
                .isInstanceOfSatisfying(
                        Unclear.class,
                        unclear -> assertThat(unclear.detail()).isEqualTo("code 07 in an unreadable answer"));
    }

    @Test
    void reports_itemsThatCannotBeRead_areCountedOneByOne() {
        Pulled<DeliveryReport> pulled = reports("{\"code\":\"00\",\"data\":[{\"sendId\":\"x\",\"status\":\"DELIVRD\"},"
                        + "{\"sendId\":\"\",\"status\":\"DELIVRD\"},{\"sendId\":\"y\"},{\"sendId\":\"y\",\"status\":\" \"},"
                        + "{\"sendId\":\"y\",\"status\":\"X\",\"mobile\":\"1 3\"},7,null,[],"
                        + "{\"sendId\":\"a b\",\"status\":\"DELIVRD\"}]}")
                .orElseThrow();

        assertThat(pulled.items())
                .containsExactly(new DeliveryReport(
                        "x", Optional.empty(), DeliveryOutcome.DELIVERED, "DELIVRD", Optional.empty()));
        assertThat(pulled.unread()).isEqualTo(8);
    }

    @Test
    void reports_a08_numberOfTheDocumentsExtension_isText() {
        Pulled<Reply> pulled = answers.replies(Samples.answer(Samples.REPLIES)).orElseThrow();

        assertThat(pulled.items())
                .first()
                .isEqualTo(new Reply(
                        Optional.empty(),
                        new VendorNumber("138****1234"),
                        "端午节快乐",
                        Optional.of(SAMPLE_TIME),
                        "10",
                        Optional.empty()));
        assertThat(pulled.items()).hasSize(2);
    }

    @Test
    void replies_contentThatLooksLikeTheFlaw_isKeptAsWritten() {
        String content = "\\\"data\\\":{[1]}\\\"message\\\": // x";

        Pulled<Reply> pulled = answers.replies(Samples.answer("{\"code\":\"00\",\"data\":{[{\"mobile\":\"139****1234\","
                        + "\"content\":\"" + content + "\",\"extNo\":\"x\"}]}\"message\":\"成功\"}"))
                .orElseThrow();

        assertThat(pulled.items())
                .extracting(Reply::text, Reply::extension)
                .containsExactly(tuple("\"data\":{[1]}\"message\": // x", ""));
    }

    @Test
    void replies_withoutSenderOrContent_areUnread() {
        Pulled<Reply> pulled = answers.replies(Samples.answer("{\"code\":\"00\",\"data\":[{\"content\":\"T\"},"
                        + "{\"mobile\":\"139****1234\"},{\"mobile\":\"139****1234\",\"content\":\"\"},"
                        + "{\"mobile\":\"139****1234\",\"content\":1}]}"))
                .orElseThrow();

        assertThat(pulled.items()).extracting(Reply::text).containsExactly("", "1");
        assertThat(pulled.unread()).isEqualTo(2);
    }

    @Test
    void balance_a11_documentedText_isPrepaid() {
        assertThat(answers.balance(Samples.answer(Samples.BALANCE)))
                .isEqualTo(new Success<>(Balance.prepaid(new BigDecimal("200000"))));
        assertThat(answers.balance(
                        Samples.answer("{\"code\":\"00\",\"data\":{\"balance\":\"0.5\",\"payment\":\"0\"}}")))
                .isEqualTo(new Success<>(Balance.prepaid(new BigDecimal("0.5"))));
    }

    @Test
    void balance_a12_postpaidBelowZero_stopsNothing() {
        Balance balance = answers.balance(Samples.answer(
                        "{\"code\":\"00\",\"data\":{\"balance\":-5,\"payment\":1,\"paymentName\":\"后附\"}}"))
                .orElseThrow();

        assertThat(balance).isEqualTo(new Balance(new BigDecimal("-5"), Balance.Payment.POSTPAID, Map.of()));
        assertThat(balance.isExhausted()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{}",
                "{\"balance\":1}",
                "{\"payment\":0}",
                "{\"balance\":1,\"payment\":2}",
                "{\"balance\":\"many\",\"payment\":0}",
                "{\"balance\":1e999999999,\"payment\":0}"
            })
    void balance_inAnUnknownForm_isUnclear(String data) {
        assertThat(answers.balance(Samples.answer("{\"code\":\"00\",\"data\":" + data + "}")))
                .isInstanceOf(Unclear.class);
    }

    @Test
    void queries_refusedOrMissing_saySo() {
        Refused<Object> refused = new Refused<>(new Refusal(ErrorClass.UNKNOWN, "05"));
        Refused<Object> notThere = new Refused<>(new Refusal(ErrorClass.UNKNOWN, "HTTP 404"));

        assertThat(reports(Samples.NO_BALANCE)).isEqualTo(refused);
        assertThat(answers.balance(Samples.answer(Samples.NO_BALANCE))).isEqualTo(refused);
        assertThat(reports("{\"code\":0,\"data\":[]}")).isEqualTo(new Refused<>(new Refusal(ErrorClass.UNKNOWN, "0")));
        assertThat(answers.reports(Samples.answer(404, "{\"status\":404,\"error\":\"Not Found\"}")))
                .isEqualTo(notThere);
        assertThat(answers.replies(Samples.answer(404, "<html>"))).isEqualTo(notThere);
        assertThat(answers.balance(Samples.answer(404, ""))).isEqualTo(notThere);
        assertThat(answers.replies(new Broken("SocketTimeoutException"))).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, DELIVERED",
        "DELIVER, DELIVERED",
        "' delivrd ', DELIVERED",
        "Deliver, DELIVERED",
        "DELIVERED, UNKNOWN",
        "UNDELIV, UNREACHABLE",
        "EXPIRED, UNREACHABLE",
        "UNKNOWN, UNREACHABLE",
        "MBBLACK, BLACKLISTED",
        "mbblack, BLACKLISTED",
        "DTBLACK, BLACKLISTED",
        "DISTURB, THROTTLED_PER_NUMBER",
        "VMFLUCTL, THROTTLED_PER_NUMBER",
        "REJECT, CONTENT_REJECTED",
        "KEYWORD, CONTENT_REJECTED",
        "EMSERR, CONTENT_REJECTED",
        "SIGNERR, TEMPLATE_MISMATCH",
        "ROUTEERR, TEMPORARY",
        "ERR:104, TEMPORARY",
        "ACCEPTD, PENDING",
        "REJECTD, UNKNOWN",
        "失败, UNKNOWN",
        "0, UNKNOWN"
    })
    void reports_everyStatus_hasItsOutcomeAndIsKept(String status, DeliveryOutcome expected) {
        assertThat(reports("{\"code\":\"00\",\"data\":[{\"sendId\":\"x\",\"status\":\"" + status + "\"}]}")
                        .orElseThrow()
                        .items())
                .extracting(DeliveryReport::outcome, DeliveryReport::status)
                .containsExactly(tuple(expected, status));
    }
}
