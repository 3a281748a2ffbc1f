package io.github.otpgate.provider.apiv1;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.PushResult.Undecodable;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.VendorNumber;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiV1PushDecoderTest {

    private static final Instant TIME = Instant.parse("2019-12-25T02:00:00Z");
    private static final Acknowledgement OK = new Acknowledgement(200, "OK");
    private static final String STATUS_FORM =
            "sendId=x&mobile=13800000001&times=2019-12-25+10%3A00%3A00&status=DELIVRD";
    private static final String REPLY_FORM =
            "mobile=13900000001&content=%E9%80%80%E8%AE%A2&times=2019-12-25%2010:00:00&extNo=10";
    private static final Decoded REPORT = new Decoded(
            List.of(new DeliveryReport(
                    "x",
                    Optional.of(new VendorNumber("13800000001")),
                    DeliveryOutcome.DELIVERED,
                    "DELIVRD",
                    Optional.of(TIME))),
            List.of(),
            0,
            OK);
    private static final Decoded REPLY = new Decoded(
            List.of(),
            List.of(new Reply(
                    Optional.empty(),
                    new VendorNumber("13900000001"),
                    "退订",
                    Optional.of(TIME),
                    "10",
                    Optional.empty())),
            0,
            OK);

    private final ApiV1PushDecoder decoder = new ApiV1PushDecoder();

    private PushResult post(String contentType, String body) {
        return decoder.decode(new PushRequest("POST", "", Optional.of(contentType), Samples.bytes(body)));
    }

    private PushResult get(String query) {
        return decoder.decode(new PushRequest("GET", query, Optional.empty(), Bytes.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/plain", "application/x-www-form-urlencoded", "x"})
    void decode_a09_json_whateverTheContentTypeSays(String contentType) {
        assertThat(post(contentType, Samples.STATUS_PUSH)).isEqualTo(REPORT);
        assertThat(post(contentType, Samples.REPLY_PUSH)).isEqualTo(REPLY);
        assertThat(post(contentType, STATUS_FORM)).isEqualTo(REPORT);
    }

    @Test
    void decode_a10_formOrQuery_isTheSame() {
        assertThat(post("application/x-www-form-urlencoded", STATUS_FORM)).isEqualTo(REPORT);
        assertThat(post("application/x-www-form-urlencoded", REPLY_FORM)).isEqualTo(REPLY);
        assertThat(get(STATUS_FORM)).isEqualTo(REPORT);
        assertThat(get(REPLY_FORM)).isEqualTo(REPLY);
    }

    @Test
    void decode_jsonInAForm_isTheSame() {
        String encoded = URLEncoder.encode(Samples.STATUS_PUSH, UTF_8);

        assertThat(post("x", "data=" + encoded)).isEqualTo(REPORT);
        assertThat(post("x", "a=1&report=%5B" + encoded + "%5D")).isEqualTo(REPORT);
        assertThat(post("x", encoded)).isEqualTo(REPORT);
        assertThat(get(encoded)).isEqualTo(REPORT);
        assertThat(get("data=" + Samples.REPLY_PUSH.replace("退订", "%E9%80%80%E8%AE%A2")))
                .isEqualTo(REPLY);
        assertThat(post("x", "data=" + Samples.REPLY_PUSH)).isEqualTo(REPLY);
    }

    @Test
    void decode_list_isEachOfIt() {
        PushResult both = post("x", "[" + Samples.STATUS_PUSH + "," + Samples.REPLY_PUSH + ",{\"status\":\"X\"},7]");

        assertThat(both).isEqualTo(new Decoded(REPORT.reports(), REPLY.replies(), 2, OK));
    }

    @Test
    void decode_queryBesideABodyThatSaysNothing_isRead() {
        assertThat(decoder.decode(new PushRequest("POST", STATUS_FORM, Optional.empty(), Samples.bytes("{}"))))
                .isEqualTo(REPORT);
    }

    @Test
    void decode_oldChineseCharset_isRead() {
        Bytes gbk = Bytes.of(Samples.REPLY_PUSH.getBytes(Charset.forName("GB18030")));

        assertThat(decoder.decode(new PushRequest("POST", "", Optional.empty(), gbk)))
                .isEqualTo(REPLY);
        assertThat(get(REPLY_FORM.replace("%E9%80%80%E8%AE%A2", "%CD%CB%B6%A9")))
                .isEqualTo(REPLY);
    }

    @Test
    void decode_replyOfAnEmptyMessage_isAReply() {
        assertThat(get("mobile=13900000001&content=&times=&extNo="))
                .isEqualTo(new Decoded(
                        List.of(),
                        List.of(new Reply(
                                Optional.empty(),
                                new VendorNumber("13900000001"),
                                "",
                                Optional.empty(),
                                "",
                                Optional.empty())),
                        0,
                        OK));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u0085", "\\u2028", "\\u2029", "\\u202e", "\\u200b", "\\u001b", "\\n", "\\u007f"})
    void decode_statusThatBreaksOrTurnsALine_isShownWithoutWhatDoesSo(String escape) {
        Decoded decoded = (Decoded) post("x", Samples.STATUS_PUSH.replace("DELIVRD", "DELI" + escape + "VRD"));

        assertThat(decoded.reports()).singleElement().satisfies(report -> {
            assertThat(report.status()).isEqualTo("DELIVRD");
            assertThat(report.outcome()).isEqualTo(DeliveryOutcome.UNKNOWN);
        });
    }

    @Test
    void decode_statusOfNothingVisible_isCountedAsUnread() {
        assertThat(post("x", Samples.STATUS_PUSH.replace("DELIVRD", "\\u200b\\u0000")))
                .isEqualTo(new Decoded(List.of(), List.of(), 1, OK));
    }

    @Test
    void decode_statusOfAForger_fitsIntoALog() {
        Decoded decoded = (Decoded) post("x", Samples.STATUS_PUSH.replace("DELIVRD", "a\\r\\nb" + "9".repeat(100)));

        assertThat(decoded.reports().get(0).status()).startsWith("ab9").hasSize(64);
    }

    @Test
    void decode_oursButUnreadable_isCountedAndAcknowledged() {
        assertThat(get("sendId=&status=DELIVRD&mobile=1")).isEqualTo(new Decoded(List.of(), List.of(), 1, OK));
        assertThat(post("x", "{\"sendId\":\"x\"}")).isEqualTo(new Decoded(List.of(), List.of(), 1, OK));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{}", "[]", "null", "<html>", "a=b", "%GG", "{\"status\":null}", "[[[[", "&&=&", "{\"s"})
    void decode_notTheVendorsWords_isUndecodable(String body) {
        assertThat(post("x", body))
                .isInstanceOfSatisfying(
                        Undecodable.class,
                        foreign -> assertThat(foreign.answer().status()).isEqualTo(400));
        assertThat(get(body)).isInstanceOf(Undecodable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[&", "%5B&", "a=%7B&", "{\"data\":{", "&", "=", "sendId&"})
    void decode_hugePush_isReadInNoTime(String piece) {
        String body = piece.repeat(1024 * 1024 / piece.length());

        assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> assertThat(post("x", body)).isNotNull());
    }
}
