package io.github.otpgate.provider.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.ProviderException;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.RecordFilter;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.provider.capability.VendorNumber;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies and records, from queue and books. */
class HaotingyunBooksTest {

    private static final RecordFilter FILTER =
            new RecordFilter(Instant.parse("2013-08-10T16:00:00Z"), Instant.parse("2013-08-11T16:00:00Z"));
    private static final String REPLY = "{\"mobile\":\"15205201314\",\"reply_time\":\"2014-03-17 22:55:21\","
            + "\"text\":\"收到了，谢谢！\",\"extend\":\"01\",\"base_extend\":\"8888\"}";
    private static final String RECORD = "{\"sid\":\"1234567890\",\"mobile\":\"13800000000\","
            + "\"send_time\":\"2015-11-02 16:34:56\",\"text\":\"【豪霆云】你的验证码是1234\",\"send_status\":\"SUCCESS\","
            + "\"report_status\":\"FAIL\",\"fee\":1,\"user_receive_time\":null,\"error_msg\":\"1:1\",\"uid\":null}";

    private final CannedApi vendor = new CannedApi();
    private final HaotingyunReplies replies = new HaotingyunReplies(vendor, CannedApi.shapes());
    private final HaotingyunRecords records = new HaotingyunRecords(vendor, CannedApi.shapes());

    @Test
    void pulledReply_isRead() {
        vendor.answer(200, "[" + REPLY + "]");

        Pulled<Reply> pulled = replies.pullReplies().orElseThrow();

        assertThat(pulled.items())
                .containsExactly(new Reply(
                        Optional.empty(),
                        new VendorNumber("15205201314"),
                        "收到了，谢谢！",
                        Optional.of(Instant.parse("2014-03-17T14:55:21Z")),
                        "01",
                        Optional.empty()));
        assertThat(pulled.unread()).isZero();
    }

    @Test
    void pulledReplies_thatCannotBeRead_areCountedAndKept() {
        String body = "[{\"text\":\"TD\"}," + REPLY + ",{\"mobile\":\"13000000000\"},"
                + "{\"mobile\":\"13000000000\",\"text\":{}},[],{\"mobile\":\"not one\",\"text\":\"TD\"}]";
        vendor.answer(200, body);

        Pulled<Reply> pulled = replies.pullReplies().orElseThrow();

        assertThat(pulled.items()).hasSize(1);
        assertThat(pulled.unread()).isEqualTo(5);
        assertThat(pulled.raw()).isEqualTo(CannedApi.complete(200, body).body());
    }

    @Test
    void replyOfDigits_asJsonNumber_isText() {
        vendor.answer(200, "[{\"mobile\":13000000000,\"text\":9007199254740993},{\"mobile\":\"1\",\"text\":1.50}]");

        assertThat(replies.pullReplies().orElseThrow().items())
                .extracting(Reply::text)
                .containsExactly("9007199254740993", "1.50");
    }

    @Test
    void bookOfReplies_sample_hasNeitherIdNorSignature() {
        vendor.answer(
                200,
                "[{\"id\":null,\"mobile\":\"13000000001\",\"text\":\"\",\"reply_time\":\"2016-01-14 00:00:00\","
                        + "\"extend\":\"\",\"base_extend\":\"12345\",\"_sign\":null},"
                        + "{\"id\":null,\"mobile\":\"13000000000\",\"text\":\"968163\","
                        + "\"reply_time\":\"2016-01-14 00:00:00\",\"extend\":\"\",\"base_extend\":\"12345\","
                        + "\"_sign\":null}]");

        List<Reply> page = replies.page(FILTER, 1, 20).orElseThrow();

        assertThat(page).extracting(Reply::text).containsExactly("", "968163");
        assertThat(page).extracting(Reply::id).containsOnly(Optional.empty());
        assertThat(page).extracting(Reply::at).containsOnly(Optional.of(Instant.parse("2016-01-13T16:00:00Z")));
    }

    @Test
    void record_sample_y18() {
        vendor.answer(200, "[" + RECORD + "]");

        SendRecord record = records.page(FILTER, 1, 20).orElseThrow().get(0);

        assertThat(record)
                .isEqualTo(new SendRecord(
                        Optional.of("1234567890"),
                        new VendorNumber("13800000000"),
                        "【豪霆云】你的验证码是1234",
                        Optional.of(Instant.parse("2015-11-02T08:34:56Z")),
                        true,
                        Optional.of(new DeliveryReport(
                                "1234567890",
                                Optional.of(new VendorNumber("13800000000")),
                                DeliveryOutcome.UNKNOWN,
                                "1:1",
                                Optional.empty()))));
        assertThat(record.toString()).doesNotContain("1234】").doesNotContain("13800000000");
    }

    @Test
    void record_idAsNumber_isTheSameText() {
        vendor.answer(200, "[" + RECORD.replace("\"1234567890\"", "9007199254740993") + "]");

        assertThat(records.page(FILTER, 1, 20).orElseThrow().get(0).messageId()).contains("9007199254740993");
    }

    @Test
    void record_thatWasNotHandedOn_saysSo() {
        vendor.answer(
                200, "[{\"mobile\":\"13800000000\",\"text\":\"x\",\"send_status\":\"FAIL\",\"report_status\":\"\"}]");

        SendRecord record = records.page(FILTER, 1, 20).orElseThrow().get(0);

        assertThat(record.sent()).isFalse();
        assertThat(record.report()).isEmpty();
        assertThat(record.messageId()).isEmpty();
    }

    @Test
    void all_fetchesPageAfterPage() {
        String full = IntStream.range(0, 100)
                .mapToObj(i -> RECORD.replace("1234567890", "7" + i))
                .collect(Collectors.joining(",", "[", "]"));
        vendor.answer(200, full).answer(200, "[" + RECORD + "]");

        List<SendRecord> all = new ArrayList<>();
        records.all(FILTER).forEachRemaining(all::add);

        assertThat(all).hasSize(101);
        assertThat(all.get(100).messageId()).contains("1234567890");
        assertThat(vendor.requests())
                .extracting(request -> request.fields().get("page_num"))
                .containsExactly("1", "2");
        assertThat(vendor.requests())
                .extracting(request -> request.fields().get("page_size"))
                .containsOnly("100");
    }

    @Test
    void all_ofAFullPageWithAnUnreadableItem_doesNotEndSilently() {
        String full = IntStream.range(0, 100)
                .mapToObj(i -> i == 50 ? "null" : REPLY)
                .collect(Collectors.joining(",", "[", "]"));
        vendor.answer(200, full);

        Iterator<Reply> all = replies.all(FILTER);

        assertThatExceptionOfType(ProviderException.class).isThrownBy(all::hasNext);
    }

    @Test
    void refusal_isOne() {
        vendor.answer(400, "{\"code\":1}").answer(200, "{\"code\":\"-4\"}");

        assertThat(records.page(FILTER, 1, 1))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.UNKNOWN, "1").failingOver(false)));
        assertThat(replies.page(FILTER, 1, 1))
                .isEqualTo(new Refused<>(new Refusal(ErrorClass.THROTTLED_ACCOUNT, "-4")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[null]", "[{}]", "[[]]", "", "{\"data\":[]}", "\"x\""})
    void anythingElse_isUnclear(String body) {
        vendor.answer(200, body).answer(200, body);

        assertThat(records.page(FILTER, 1, 1)).isInstanceOf(Unclear.class);
        assertThat(replies.page(FILTER, 1, 1)).isInstanceOf(Unclear.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 1", "1, 0", "1, 101"})
    void page_outOfRange_isNotAskedFor(int number, int size) {
        assertThatIllegalArgumentException().isThrownBy(() -> records.page(FILTER, number, size));
        assertThatIllegalArgumentException().isThrownBy(() -> replies.page(FILTER, number, size));
        assertThat(vendor.requests()).isEmpty();
        assertThat(records.largestPage()).isEqualTo(replies.largestPage()).isEqualTo(100);
    }
}
