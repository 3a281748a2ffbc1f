package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What can be asked about messages that were sent: pull_status, get_record, count. */
class HaotingyunReportsTest {

    private static final String PHONE = "13800138000";
    private static final String OTHER = "13900139000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";

    private final MovableClock clock = new MovableClock(Instant.parse("2014-03-17T14:55:21.9Z"));
    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().clock(clock).openPulls().start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void pullStatus_accepted_isOneReportInBeijingTime() {
        client.ask(SendEndpoints.SINGLE, "mobile", "+86" + PHONE, "text", TEXT, "uid", "10001");

        assertThat(pull().text())
                .isEqualTo("[{\"sid\":3310228982,\"uid\":\"10001\",\"user_receive_time\":\"2014-03-17 22:55:21\","
                        + "\"error_msg\":\"\",\"mobile\":\"13800138000\",\"report_status\":\"SUCCESS\"}]");
    }

    @Test
    void pullStatus_refused_isNoReport() {
        client.single(PHONE, "无签名");

        assertThat(pull()).isEqualTo(new TestClient.Answer(200, "[]"));
    }

    @Test
    void pullStatus_fetched_isGone() {
        client.batch(PHONE + "," + OTHER + ",123321", TEXT);

        assertThat(sids(pull("1"))).containsExactly(3310228982L);
        assertThat(sids(pull("1"))).containsExactly(3310228983L);
        assertThat(pull("1").text()).isEqualTo("[]");
    }

    @Test
    void pullStatus_moreThanAPage_20ByDefaultAnd100AtMost() {
        sendTo(150);

        assertThat(sids(pull())).hasSize(20).startsWith(3310228982L);
        assertThat(sids(pull("100"))).hasSize(100).startsWith(3310229002L);
        assertThat(sids(pull("100"))).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "abc", "1.0", "99999999999999999999"})
    void pullStatus_badPageSize_is2AndFetchesNothing(String size) {
        client.single(PHONE, TEXT);

        assertThat(pull(size).code()).isEqualTo(2);
        assertThat(sids(pull())).hasSize(1);
    }

    @Test
    void pullStatus_unfetchedFor72Hours_isGone() {
        client.single(PHONE, TEXT);
        clock.advance(Duration.ofHours(1));
        client.single(OTHER, TEXT);

        clock.advance(Duration.ofHours(71));

        assertThat(sids(pull())).containsExactly(3310228983L);
    }

    @Test
    void failReports_number_untilItSucceedsAgain() {
        vendor.failReports("+86" + PHONE, "DB:0103");
        client.batch(PHONE + "," + OTHER, TEXT);
        clock.advance(Duration.ofMinutes(1));
        vendor.succeedReports(PHONE);
        client.single(PHONE, TEXT);

        JsonNode reports = pull().json();

        assertThat(reports.valueStream().map(item -> item.get("report_status").stringValue()))
                .containsExactly("FAIL", "SUCCESS", "SUCCESS");
        assertThat(reports.get(0).get("error_msg").stringValue()).isEqualTo("DB:0103");
        assertThat(reports.get(0).get("user_receive_time").stringValue()).isEqualTo("2014-03-17 22:55:21");
        assertThat(reports.get(1).get("error_msg").stringValue()).isEmpty();
    }

    @Test
    void getRecord_failed_hasTheShapeOfTheDocument() {
        vendor.failReports(PHONE, "1:1");
        client.single(PHONE, TEXT);

        assertThat(records("1", "20").text())
                .isEqualTo("[{\"sid\":\"3310228982\",\"mobile\":\"13800138000\",\"send_time\":\"2014-03-17 22:55:21\","
                        + "\"text\":\"【豪霆云】您的验证码是1234\",\"send_status\":\"SUCCESS\",\"report_status\":\"FAIL\","
                        + "\"fee\":1,\"user_receive_time\":null,\"error_msg\":\"1:1\",\"uid\":null}]");
    }

    @Test
    void getRecord_fetchedReport_isStillThere() {
        client.single(PHONE, TEXT);
        pull();

        JsonNode record = records("1", "20").json().get(0);

        assertThat(record.get("report_status").stringValue()).isEqualTo("SUCCESS");
        assertThat(record.get("user_receive_time").stringValue()).isEqualTo("2014-03-17 22:55:21");
    }

    @Test
    void getRecord_pages_newestFirstWithoutGapOrOverlap() {
        for (int i = 0; i < 5; i++) {
            client.single("1380013800" + i, TEXT);
            clock.advance(Duration.ofSeconds(1));
        }

        assertThat(mobiles(records("1", "2"))).containsExactly("13800138004", "13800138003");
        assertThat(mobiles(records("2", "2"))).containsExactly("13800138002", "13800138001");
        assertThat(mobiles(records("3", "2"))).containsExactly("13800138000");
        assertThat(mobiles(records("4", "2"))).isEmpty();
        assertThat(mobiles(records("2147483647", "100"))).isEmpty();
    }

    @Test
    void getRecord_range_holdsBothEnds() {
        client.single("13800138000", TEXT);
        clock.advance(Duration.ofSeconds(1));
        client.single("13800138001", TEXT);
        clock.advance(Duration.ofSeconds(1));
        client.single("13800138002", TEXT);

        assertThat(mobiles(between("2014-03-17 22:55:21", "2014-03-17 22:55:22")))
                .containsExactly("13800138001", "13800138000");
        assertThat(mobiles(between("2014-03-17 22:55:22", "2014-03-17 22:55:23")))
                .containsExactly("13800138002", "13800138001");
        assertThat(mobiles(between("2014-03-17 22:55:24", "2014-03-17 22:59:59")))
                .isEmpty();
        assertThat(client.ask(
                                QueryEndpoints.COUNT,
                                "start_time",
                                "2014-03-17 22:55:21",
                                "end_time",
                                "2014-03-17 22:55:22")
                        .text())
                .isEqualTo("{\"total\":2}");
    }

    @Test
    void getRecord_mobile_isFoundInEitherSpelling() {
        client.single("+86" + PHONE, TEXT);
        client.single(OTHER, TEXT);
        client.single("+93701234567", TEXT);

        assertThat(mobiles(recordsOf(PHONE))).containsExactly(PHONE);
        assertThat(mobiles(recordsOf("+86" + OTHER))).containsExactly(OTHER);
        assertThat(mobiles(recordsOf("+93701234567"))).containsExactly("+93701234567");
        assertThat(mobiles(recordsOf("13000000000"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "start_time,,1",
        "end_time,,1",
        "page_num,,1",
        "page_size,,1",
        "start_time,2014-03-17,2",
        "end_time,2014-02-30 00:00:00,2",
        "page_num,0,2",
        "page_size,101,2",
        "page_size,0,2"
    })
    void histories_badParameter_isRefused(String name, String value, int code) {
        for (String path : List.of(QueryEndpoints.GET_RECORD, QueryEndpoints.GET_REPLY)) {
            TestClient.Answer answer = client.ask(
                    path,
                    "start_time",
                    name.equals("start_time") ? none(value) : "2014-03-17 00:00:00",
                    "end_time",
                    name.equals("end_time") ? none(value) : "2014-03-18 00:00:00",
                    "page_num",
                    name.equals("page_num") ? none(value) : "1",
                    "page_size",
                    name.equals("page_size") ? none(value) : "20");

            assertThat(answer.code()).isEqualTo(code);
            assertThat(answer.json().get("detail").stringValue()).contains(name);
        }
    }

    @Test
    void getRecord_moreThanAreKept_theOldestIsForgotten() {
        for (int i = 0; i < 11; i++) {
            sendTo(i, 1000);
        }

        assertThat(client.ask(
                                QueryEndpoints.COUNT,
                                "start_time",
                                "2014-03-17 00:00:00",
                                "end_time",
                                "2014-03-18 00:00:00")
                        .json()
                        .get("total")
                        .intValue())
                .isEqualTo(10_000);
    }

    private static String none(@Nullable String value) {
        return value == null ? "" : value;
    }

    private TestClient.Answer pull() {
        return client.ask(QueryEndpoints.PULL_STATUS);
    }

    private TestClient.Answer pull(String size) {
        return client.ask(QueryEndpoints.PULL_STATUS, "page_size", size);
    }

    private static List<Long> sids(TestClient.Answer answer) {
        return answer.json()
                .valueStream()
                .map(item -> item.get("sid").longValue())
                .toList();
    }

    private static List<String> mobiles(TestClient.Answer answer) {
        return answer.json()
                .valueStream()
                .map(item -> item.get("mobile").stringValue())
                .toList();
    }

    private TestClient.Answer records(String page, String size) {
        return client.ask(
                QueryEndpoints.GET_RECORD,
                "start_time",
                "2014-03-17 00:00:00",
                "end_time",
                "2014-03-18 00:00:00",
                "page_num",
                page,
                "page_size",
                size);
    }

    private TestClient.Answer between(String start, String end) {
        return client.ask(
                QueryEndpoints.GET_RECORD, "start_time", start, "end_time", end, "page_num", "1", "page_size", "20");
    }

    private TestClient.Answer recordsOf(String mobile) {
        return client.ask(
                QueryEndpoints.GET_RECORD,
                "start_time",
                "2014-03-17 00:00:00",
                "end_time",
                "2014-03-18 00:00:00",
                "page_num",
                "1",
                "page_size",
                "20",
                "mobile",
                mobile);
    }

    private void sendTo(int phones) {
        sendTo(0, phones);
    }

    private void sendTo(int block, int phones) {
        StringBuilder mobiles = new StringBuilder();
        for (int i = 0; i < phones; i++) {
            mobiles.append(i == 0 ? "" : ",").append(13_000_000_000L + block * 1000L + i);
        }
        assertThat(client.batch(mobiles.toString(), TEXT).status()).isEqualTo(200);
    }
}
