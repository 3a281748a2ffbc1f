package io.github.otpgate.provider.haotingyun;

import static io.github.otpgate.provider.haotingyun.Pushed.Y13;
import static io.github.otpgate.provider.haotingyun.Pushed.assertRefused;
import static io.github.otpgate.provider.haotingyun.Pushed.encoded;
import static io.github.otpgate.provider.haotingyun.Pushed.push;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Acknowledgement;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.PushRequest;
import io.github.otpgate.provider.capability.PushResult;
import io.github.otpgate.provider.capability.PushResult.Decoded;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunPushesTest {

    private static final String REPORTS =
            "[{\"sid\":9527,\"uid\":null,\"user_receive_time\":\"2014-03-17 22:55:21\",\"error_msg\":\"\","
                    + "\"mobile\":\"15205201314\",\"report_status\":\"SUCCESS\"},"
                    + "{\"sid\":9528,\"uid\":null,\"user_receive_time\":\"2014-03-17 22:55:23\",\"error_msg\":\"\","
                    + "\"mobile\":\"15212341234\",\"report_status\":\"SUCCESS\"}]";

    private final HaotingyunPushes pushes = new HaotingyunPushes("0000");

    @Test
    void reports_encodedOnceOrTwiceOrNot_areTheSame_y16() {
        PushResult once = push("sms_status=" + encoded(REPORTS));

        assertThat(once).isInstanceOfSatisfying(Decoded.class, decoded -> {
            assertThat(decoded.reports())
                    .containsExactly(
                            new DeliveryReport(
                                    "9527",
                                    Optional.of(new VendorNumber("15205201314")),
                                    DeliveryOutcome.DELIVERED,
                                    "SUCCESS",
                                    Optional.of(Instant.parse("2014-03-17T14:55:21Z"))),
                            new DeliveryReport(
                                    "9528",
                                    Optional.of(new VendorNumber("15212341234")),
                                    DeliveryOutcome.DELIVERED,
                                    "SUCCESS",
                                    Optional.of(Instant.parse("2014-03-17T14:55:23Z"))));
            assertThat(decoded.unread()).isZero();
            assertThat(decoded.answer()).isEqualTo(new Acknowledgement(200, "SUCCESS"));
        });
        assertThat(push("sms_status=" + encoded(encoded(REPORTS)))).isEqualTo(once);
        assertThat(encoded(encoded(REPORTS))).startsWith("%255B%257B%2522sid");
        assertThat(push("sms_status=" + encoded(encoded(REPORTS).replace("%5B", "%5b"))))
                .isEqualTo(once);
        assertThat(push("sms_status=" + REPORTS)).isEqualTo(once);
        assertThat(push("a=1&sms_status=+%0A" + encoded(REPORTS) + "&b=")).isEqualTo(once);
        assertThat(push("sms_status=" + encoded(REPORTS))).isEqualTo(once);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 500, 3000})
    void reports_asManyAsThereAre_areRead(int many) {
        String reports = IntStream.range(0, many)
                .mapToObj(i -> "{\"sid\":" + (9007199254740993L + i) + ",\"report_status\":\"FAIL\"}")
                .collect(Collectors.joining(",", "[", "]"));

        assertThat(push("sms_status=" + encoded(encoded(reports))))
                .isInstanceOfSatisfying(
                        Decoded.class,
                        decoded -> assertThat(decoded.reports())
                                .hasSize(many)
                                .extracting(DeliveryReport::messageId)
                                .startsWith(many == 0 ? new String[0] : new String[] {"9007199254740993"}));
    }

    @Test
    void reports_thatCannotBeRead_areCounted() {
        assertThat(push("sms_status=" + encoded("[null,{\"sid\":1,\"report_status\":\"FAIL\"},{\"sid\":2},[]]")))
                .isInstanceOfSatisfying(Decoded.class, decoded -> {
                    assertThat(decoded.reports()).hasSize(1);
                    assertThat(decoded.unread()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sms_status",
                "sms_status=",
                "sms_status=x",
                "sms_status=%7B%7D",
                "sms_status=%5B",
                "sms_status=%5B%5D%5D",
                "sms_status=%GG",
                "sms_status=%255B%25GG",
                "sms_status=%25255B%25255D",
                "sms_status=%255B%255D&sms_reply=%7B%7D",
                "SMS_STATUS=%5B%5D",
                "[]"
            })
    void push_ofAnythingElse_isRefused(String body) {
        assertRefused(push(body));
    }

    @Test
    void push_inAnotherWay_isRefused() {
        assertRefused(pushes.decode(new PushRequest("GET", "sms_status=%5B%5D", Optional.empty(), Bytes.none())));
        assertRefused(pushes.decode(
                new PushRequest("PUT", "", Optional.empty(), Bytes.of("sms_status=%5B%5D".getBytes(US_ASCII)))));
    }

    @Test
    void nothing_printsTheKeyOrTheReply() {
        assertThat(pushes + " " + new ReplySignature("0000") + push(Y13))
                .doesNotContain("0000")
                .doesNotContain("谢谢")
                .doesNotContain("15205201314");
    }
}
