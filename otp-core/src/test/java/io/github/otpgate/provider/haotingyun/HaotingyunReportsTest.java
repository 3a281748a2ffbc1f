package io.github.otpgate.provider.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.HttpAnswer.Broken;
import io.github.otpgate.wire.HttpAnswer.NotSent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunReportsTest {

    private static final String SAMPLE = "{\"sid\":9527,\"uid\":null,\"user_receive_time\":\"2014-03-17 22:55:21\","
            + "\"error_msg\":\"\",\"mobile\":\"15205201314\",\"report_status\":\"SUCCESS\"}";

    private final CannedApi vendor = new CannedApi();

    private VendorAnswer<Pulled<DeliveryReport>> pull(int status, String body) {
        vendor.answer(status, body);
        return new HaotingyunReports(vendor, CannedApi.shapes()).pullReports();
    }

    private DeliveryReport report(String item) {
        return pull(200, "[" + item + "]").orElseThrow().items().get(0);
    }

    @Test
    void sample_isDelivered() {
        assertThat(report(SAMPLE))
                .isEqualTo(new DeliveryReport(
                        "9527",
                        Optional.of(new VendorNumber("15205201314")),
                        DeliveryOutcome.DELIVERED,
                        "SUCCESS",
                        Optional.of(Instant.parse("2014-03-17T14:55:21Z"))));
        assertThat(report(SAMPLE).to().orElseThrow().mayMean(new PhoneNumber("+8615205201314")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"9007199254740993", "9223372036854775807", "\"9223372036854775808\""})
    void id_beyondADouble_isKeptExactly(String sid) {
        assertThat(report(SAMPLE.replace("9527", sid)).messageId()).isEqualTo(sid.replace("\"", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "SUCCESS, '', DELIVERED, SUCCESS",
        "SUCCESS, DELIVRD, DELIVERED, DELIVRD",
        "SUCCESS, UNDELIV, DELIVERED, UNDELIV",
        "FAIL, '', UNKNOWN, FAIL",
        "FAIL, 1:1, UNKNOWN, 1:1",
        "FAIL, DB:0103, UNKNOWN, DB:0103",
        "FAIL, DELIVRD, UNKNOWN, DELIVRD",
        "FAIL, YP:54, INVALID_NUMBER, YP:54",
        "FAIL, UNDELIV, UNREACHABLE, UNDELIV",
        "FAIL, EXPIRED, UNREACHABLE, EXPIRED",
        "FAIL, UNKNOWN, UNREACHABLE, UNKNOWN",
        "FAIL, MBBLACK, BLACKLISTED, MBBLACK",
        "FAIL, DTBLACK, BLACKLISTED, DTBLACK",
        "FAIL, DISTURB, THROTTLED_PER_NUMBER, DISTURB",
        "FAIL, VMFLUCTL, THROTTLED_PER_NUMBER, VMFLUCTL",
        "FAIL, REJECT, CONTENT_REJECTED, REJECT",
        "FAIL, KEYWORD, CONTENT_REJECTED, KEYWORD",
        "FAIL, EMSERR, CONTENT_REJECTED, EMSERR",
        "FAIL, SIGNERR, TEMPLATE_MISMATCH, SIGNERR",
        "FAIL, ROUTEERR, TEMPORARY, ROUTEERR",
        "FAIL, REJECTD, UNKNOWN, REJECTD",
        "UNKNOWN, '', PENDING, UNKNOWN",
        "success, '', PENDING, success",
        "LATER, x, PENDING, x"
    })
    void status_andTheOperatorsWord_haveTheirOutcome(
            String status, String operator, DeliveryOutcome outcome, String word) {
        DeliveryReport report = report(
                SAMPLE.replace("SUCCESS", status).replace("\"error_msg\":\"\"", "\"error_msg\":\"" + operator + "\""));

        assertThat(report.outcome()).isEqualTo(outcome);
        assertThat(report.status()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0085", "\\u2028", "\\u2029", "\\u202e", "\\u200b", "\\u001b", "\\n"})
    void status_hasNothingThatBreaksOrTurnsALine(String escape) {
        DeliveryReport report = report(SAMPLE.replace("\"error_msg\":\"\"", "\"error_msg\":\"DB:" + escape + "0103\""));

        assertThat(report.status()).isEqualTo("DB:0103");
    }

    @Test
    void status_ofAForger_fitsIntoALog() {
        DeliveryReport report =
                report(SAMPLE.replace("\"error_msg\":\"\"", "\"error_msg\":\"a\\r\\nb" + "9".repeat(100) + "\""));

        assertThat(report.status()).startsWith("ab9").hasSize(64);
    }

    @Test
    void report_withoutNumberOrTime_isStillOne() {
        assertThat(report("{\"sid\":\"1\",\"report_status\":\"FAIL\",\"mobile\":null,\"user_receive_time\":null,"
                        + "\"error_msg\":null,\"error_detail\":\"空号\",\"later\":{\"a\":[1]}}"))
                .isEqualTo(
                        new DeliveryReport("1", Optional.empty(), DeliveryOutcome.UNKNOWN, "FAIL", Optional.empty()));
    }

    @Test
    void items_thatCannotBeRead_areCountedAndKept() {
        String body = "[" + SAMPLE + ",null,{},7,{\"sid\":0,\"report_status\":\"SUCCESS\"},"
                + "{\"sid\":1.5,\"report_status\":\"SUCCESS\"},{\"sid\":3,\"report_status\":null}]";

        Pulled<DeliveryReport> pulled = pull(200, body).orElseThrow();

        assertThat(pulled.items())
                .singleElement()
                .satisfies(report -> assertThat(report.messageId()).isEqualTo("9527"));
        assertThat(pulled.unread()).isEqualTo(6);
        assertThat(pulled.raw()).isEqualTo(CannedApi.complete(200, body).body());
    }

    @Test
    void emptyArray_isAnEmptyQueue() {
        assertThat(pull(200, "[]"))
                .isEqualTo(new Success<>(
                        new Pulled<>(List.of(), 0, CannedApi.complete(200, "[]").body())));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void object_inItsPlace_isARefusal(int status) {
        assertThat(pull(status, "{\"http_status_code\":400,\"code\":-11,\"msg\":\"用户未开启该功能\"}"))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.ACCOUNT_DISABLED, "-11")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "{}", "{\"code\":0}", "{\"code\":\"x\"}", "\"[]\"", "[", "[{\"sid\":1}"})
    void anythingElse_isUnclearAndKept(String body) {
        assertThat(pull(200, body))
                .isInstanceOfSatisfying(
                        Unclear.class,
                        unclear -> assertThat(unclear.body())
                                .isEqualTo(CannedApi.complete(200, body).body()));
    }

    @Test
    void gatewaysArray_isUnclear() {
        assertThat(pull(502, "[" + SAMPLE + "]")).isInstanceOf(Unclear.class);
    }

    @Test
    void transport_keepsItsCertainty() {
        HaotingyunReports reports = new HaotingyunReports(
                vendor.answer(new NotSent("ConnectException")).answer(new Broken("SocketTimeoutException")),
                CannedApi.shapes());

        assertThat(reports.pullReports())
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.TEMPORARY, "ConnectException")));
        assertThat(reports.pullReports()).isInstanceOf(Unclear.class);
    }
}
