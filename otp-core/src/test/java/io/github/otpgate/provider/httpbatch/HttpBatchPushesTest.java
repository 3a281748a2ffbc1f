package io.github.otpgate.provider.httpbatch;

import static io.github.otpgate.provider.httpbatch.PushedForms.H12;
import static io.github.otpgate.provider.httpbatch.PushedForms.H15;
import static io.github.otpgate.provider.httpbatch.PushedForms.OK;
import static io.github.otpgate.provider.httpbatch.PushedForms.get;
import static io.github.otpgate.provider.httpbatch.PushedForms.post;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpBatchPushesTest {

    private static final String BATCH = "report=1001,1507211033,13900000001,DELIVRD||1002,1507211034,13900000002,"
            + "MBBLACK||1003,15072110350,13900000003,JA%3A0009";

    private final HttpBatchPushes open =
            new HttpBatchPushes(new HttpBatchPushLogin(Optional.empty(), Optional.empty()));

    private Decoded decoded(String query) {
        return (Decoded) open.decode(get(query));
    }

    private DeliveryReport report(String query) {
        return decoded(query).reports().get(0);
    }

    @Test
    void decode_h12_isAReport() {
        PushResult result = open.decode(get(H12));

        assertThat(result)
                .isEqualTo(new Decoded(
                        List.of(new DeliveryReport(
                                "12345",
                                Optional.of(new VendorNumber("13900210021")),
                                DeliveryOutcome.DELIVERED,
                                "DELIVRD",
                                Optional.of(Instant.parse("2010-12-24T10:02:00+08:00")))),
                        List.of(),
                        0,
                        OK));
    }

    @Test
    void decode_postedForm_isTheSame() {
        assertThat(open.decode(post("", H12))).isEqualTo(open.decode(get(H12)));
        assertThat(open.decode(post("receiver=admin", H12))).isEqualTo(open.decode(get(H12)));
    }

    @Test
    void decode_moreParameters_areIgnored() {
        assertThat(report("isReport=true&notifyTime=101224100200&batchSeq=7&" + H12))
                .isEqualTo(report(H12));
    }

    @Test
    void decode_emptyLogin_isAReport() {
        assertThat(report(H12.replace("admin", "").replace("pswd=12345", "pswd=")))
                .isEqualTo(report(H12));
    }

    @Test
    void decode_percentEncodedStatus_isReadWithItsColon() {
        DeliveryReport report = report(H12.replace("DELIVRD", "JA%3A0009"));

        assertThat(report.status()).isEqualTo("JA:0009");
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        assertThat(report(H12.replace("DELIVRD", "JA:0009"))).isEqualTo(report);
    }

    @ParameterizedTest
    @CsvSource({
        "DELIVRD, DELIVERED",
        "ACCEPTD, PENDING",
        "UNDELIV, UNREACHABLE",
        "EXPIRED, UNREACHABLE",
        "UNKNOWN, UNREACHABLE",
        "MBBLACK, BLACKLISTED",
        "DTBLACK, BLACKLISTED",
        "DISTURB, THROTTLED_PER_NUMBER",
        "VMFLUCTL, THROTTLED_PER_NUMBER",
        "REJECT, CONTENT_REJECTED",
        "KEYWORD, CONTENT_REJECTED",
        "EMSERR, CONTENT_REJECTED",
        "SIGNERR, TEMPLATE_MISMATCH",
        "ROUTEERR, TEMPORARY",
        "ERR:104, TEMPORARY",
        "REJECTD, UNKNOWN",
        "DELETED, UNKNOWN",
        "delivrd, UNKNOWN",
        "DELIVERED, UNKNOWN",
        "0, UNKNOWN"
    })
    void decode_everyStatus_hasItsOutcome(String status, DeliveryOutcome expected) {
        DeliveryReport report = report(H12.replace("DELIVRD", status));

        assertThat(report.outcome()).isEqualTo(expected);
        assertThat(report.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10122410020", "101224100200", "20101224100200", "1013241002", "now"})
    void decode_timeInAnotherForm_isNoTime(String time) {
        DeliveryReport report = report(H12.replace("1012241002", time));

        assertThat(report.at()).isEmpty();
        assertThat(report.outcome()).isEqualTo(DeliveryOutcome.DELIVERED);
    }

    @Test
    void decode_firstAndLastYear_areInThisCentury() {
        assertThat(report(H12.replace("1012241002", "0001010000")).at())
                .contains(Instant.parse("2000-01-01T00:00:00+08:00"));
        assertThat(report(H12.replace("1012241002", "9912312359")).at())
                .contains(Instant.parse("2099-12-31T23:59:00+08:00"));
    }

    @Test
    void decode_numberMissingOrNone_isAReportWithoutNumber() {
        assertThat(report(H12.replace("mobile=13900210021&", "")).to()).isEmpty();
        assertThat(report(H12.replace("13900210021", "somebody")).to()).isEmpty();
    }

    @Test
    void decode_batch_isEveryReportInOrder() {
        Decoded decoded = decoded(BATCH);

        assertThat(decoded.unread()).isZero();
        assertThat(decoded.answer()).isEqualTo(OK);
        assertThat(decoded.reports())
                .extracting(DeliveryReport::messageId, DeliveryReport::outcome, DeliveryReport::status)
                .containsExactly(
                        tuple("1001", DeliveryOutcome.DELIVERED, "DELIVRD"),
                        tuple("1002", DeliveryOutcome.BLACKLISTED, "MBBLACK"),
                        tuple("1003", DeliveryOutcome.UNKNOWN, "JA:0009"));
        assertThat(decoded.reports().get(1).at()).contains(Instant.parse("2015-07-21T10:34:00+08:00"));
        assertThat(decoded.reports().get(2).at()).isEmpty();
        assertThat(open.decode(post("", BATCH.replace("|", "%7C").replace(",", "%2C"))))
                .isEqualTo(decoded);
        assertThat(open.decode(get(BATCH + "||%0D%0A"))).isEqualTo(decoded);
    }

    @Test
    void decode_brokenItemOfABatch_isCountedAndLosesNoOther() {
        Decoded decoded = decoded(BATCH.replace("1002,1507211034,", "") + "||,1,2,DELIVRD||5,1,2,");

        assertThat(decoded.reports()).extracting(DeliveryReport::messageId).containsExactly("1001", "1003");
        assertThat(decoded.unread()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "msgid=&reportTime=1012241002&mobile=13900210021&status=DELIVRD",
                "msgid=12345&status=",
                "msgid=12%0D%0A345&status=DELIVRD",
                "msgid=12345&status=DELIVRD%00"
            })
    void decode_reportWithoutIdOrStatus_isCountedAsUnread(String query) {
        assertThat(open.decode(get(query))).isEqualTo(new Decoded(List.of(), List.of(), 1, OK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%C2%85", "%E2%80%A8", "%E2%80%A9", "%E2%80%AE", "%E2%80%8B", "%1B", "%0A", "%7F"})
    void decode_statusThatBreaksOrTurnsALine_isCountedAsUnread(String escape) {
        assertThat(open.decode(get(H12.replace("DELIVRD", "DB:" + escape + "0103"))))
                .isEqualTo(new Decoded(List.of(), List.of(), 1, OK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a=1", "msgid=1", "status=DELIVRD", "report=", "msg=hello", "msgid=%GG&status=DELIVRD"})
    void decode_anythingElse_isAcknowledgedAllTheSame(String query) {
        assertThat(open.decode(get(query)))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        undecodable -> assertThat(undecodable.answer()).isEqualTo(OK));
    }

    @Test
    void decode_bodyOfAGet_isNotLookedAt() {
        PushRequest request = new PushRequest("GET", "", Optional.empty(), Bytes.of(H12.getBytes(UTF_8)));

        assertThat(open.decode(request)).isInstanceOf(Undecodable.class);
    }

    @Test
    void decode_configuredLogin_letsOnlyItsPushesIn() {
        HttpBatchPushes guarded =
                new HttpBatchPushes(new HttpBatchPushLogin(Optional.of("admin"), Optional.of("12345")));

        assertThat(guarded.decode(get(H12))).isEqualTo(open.decode(get(H12)));
        assertThat(guarded.decode(get(H15))).isEqualTo(open.decode(get(H15)));
        for (String wrong : new String[] {
            H12.replace("admin", "Admin"),
            H12.replace("pswd=12345", "pswd=1234"),
            H12.replace("pswd=12345", "pswd="),
            H12.replace("receiver=admin&", ""),
            BATCH,
            "a=1"
        }) {
            assertThat(guarded.decode(get(wrong)))
                    .isInstanceOfSatisfying(
                            Undecodable.class,
                            undecodable ->
                                    assertThat(undecodable.answer().status()).isEqualTo(403));
        }
    }

    @Test
    void decode_onlyThePasswordConfigured_doesNotAskForTheReceiver() {
        HttpBatchPushes guarded = new HttpBatchPushes(new HttpBatchPushLogin(Optional.empty(), Optional.of("12345")));

        assertThat(guarded.decode(get(H12.replace("admin", "x")))).isInstanceOf(Decoded.class);
        assertThat(guarded.decode(get(H12.replace("pswd=12345", "pswd=x")))).isInstanceOf(Undecodable.class);
    }

    @Test
    void pushLogin_printed_hidesItself() {
        assertThat(new HttpBatchPushLogin(Optional.of("admin"), Optional.of("12345")))
                .asString()
                .doesNotContain("admin", "12345");
    }
}
