package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an account may do at all: its address, its rate, its opened interfaces, its day. */
class HaotingyunGateTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";
    private static final Duration TICK = Duration.ofNanos(1);

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-21T00:00:00Z"));
    private HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().clock(clock).start();
    private TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/sms/single_send.json",
        "/v2/sms/batch_send.json",
        "/v2/sms/multi_send.json",
        "/v2/sms/tpl_single_send.json",
        "/v2/sms/pull_status.json",
        "/v2/sms/pull_reply.json",
        "/v2/sms/get_reply.json",
        "/v2/sms/get_record.json",
        "/v2/sms/count.json",
        "/v2/sms/get_black_word.json",
        "/v2/tpl/add.json",
        "/v2/tpl/del.json",
        "/v2/tpl/update.json",
        "/v2/tpl/get.json",
        "/v2/tpl/get_default.json",
        "/v2/user/get.json",
        "/v2/user/set.json"
    })
    void everyEndpoint_getWrongKeyWrongAddress_areRefusedInThisOrder(String path) {
        vendor.ipWhitelist("203.0.113.7");

        assertThat(client.get(path + "?apikey=1").code()).isEqualTo(11);
        assertThat(client.post(path, "apikey=%B1").code()).isEqualTo(14);
        assertThat(client.post(path, "apikey=1").code()).isEqualTo(-1);
        assertThat(client.ask(path).code()).isEqualTo(-3);
    }

    @Test
    void send_addressNotListed_isMinus3UntilItIs() {
        restart(HaotingyunSimulator.builder().ipWhitelist("203.0.113.7", "203.0.113.8"));
        assertThat(client.single("1", "").code()).isEqualTo(-3);
        assertThat(client.single(PHONE, TEXT).status()).isEqualTo(400);
        assertThat(vendor.inbox().messages()).isEmpty();

        vendor.ipWhitelist("203.0.113.7", "127.0.0.1");
        assertThat(client.single(PHONE, TEXT).code()).isZero();
        vendor.ipWhitelist("203.0.113.7");
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(-3);
        vendor.ipWhitelist();
        assertThat(client.single("13900139000", TEXT).code()).isZero();
    }

    @Test
    void send_moreThanTheRate_isMinus5UntilATokenIsBack() {
        restart(HaotingyunSimulator.builder().clock(clock).requestsPerSecond(2));

        assertThat(client.single("13800138001", TEXT).code()).isZero();
        assertThat(client.single("13800138002", TEXT).code()).isZero();
        assertThat(client.single("13800138003", TEXT).code()).isEqualTo(-5);
        clock.advance(Duration.ofMillis(500).minus(TICK));
        assertThat(client.single("13800138003", TEXT).code()).isEqualTo(-5);
        clock.advance(TICK);
        assertThat(client.single("13800138003", TEXT).code()).isZero();
        assertThat(client.single("13800138004", TEXT).code()).isEqualTo(-5);
    }

    @Test
    void send_longSilence_savesNoMoreThanASecond() {
        restart(HaotingyunSimulator.builder().clock(clock).requestsPerSecond(2));
        clock.advance(Duration.ofHours(1));

        assertThat(client.ask(UserEndpoints.GET).status()).isEqualTo(200);
        assertThat(client.single(PHONE, TEXT).code()).isZero();
        assertThat(client.ask(UserEndpoints.GET).code()).isEqualTo(-5);
    }

    @Test
    void send_rate_comesAfterTheParametersAndBeforeTheText() {
        restart(HaotingyunSimulator.builder().clock(clock).requestsPerSecond(1));
        assertThat(client.single(PHONE, TEXT).code()).isZero();

        assertThat(client.single("1", TEXT).code()).isEqualTo(2);
        assertThat(client.single(PHONE, "").code()).isEqualTo(1);
        assertThat(client.multi("13800138001,13800138002", "a").code()).isEqualTo(25);
        assertThat(client.single(PHONE, "无签名").code()).isEqualTo(-5);
        assertThat(client.batch("13800138001,13800138002", TEXT).code()).isEqualTo(-5);
    }

    @Test
    void send_dailyLimit_is17UntilTheFirstIsADayOld() {
        restart(HaotingyunSimulator.builder().clock(clock).dailyLimit(2).template("【豪霆云】您的#item#已发货"));
        assertThat(client.single(PHONE, TEXT).code()).isZero();
        clock.advance(Duration.ofHours(12));
        assertThat(client.single(PHONE, "【豪霆云】您的包裹已发货").code()).isZero();

        clock.advance(Duration.ofHours(12).minus(TICK));
        TestClient.Answer answer = client.single("+86" + PHONE, TEXT);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(17);
        assertThat(client.single("13900139000", TEXT).code()).isZero();

        clock.advance(TICK);
        assertThat(client.single(PHONE, TEXT).code()).isZero();
        clock.advance(Duration.ofHours(1));
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(17);
    }

    @Test
    void send_limitsTogether_theHourAnswersBeforeTheDay() {
        restart(HaotingyunSimulator.builder().clock(clock).hourlyLimit(1).dailyLimit(1));
        assertThat(client.single(PHONE, TEXT).code()).isZero();

        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(33);
        clock.advance(Duration.ofMinutes(30));
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(22);
        clock.advance(Duration.ofMinutes(30));
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(17);
    }

    @Test
    void pull_notOpened_isMinus11() {
        assertThat(client.ask(QueryEndpoints.PULL_STATUS).code()).isEqualTo(-11);
        assertThat(client.ask(QueryEndpoints.PULL_REPLY, "page_size", "0").code())
                .isEqualTo(-11);
    }

    @ParameterizedTest
    @CsvSource({
        "extend,1,0",
        "extend,a,2",
        "uid,10001,0",
        "callback_url,http://127.0.0.1:9/x?y=1,0",
        "callback_url,ftp://127.0.0.1/,2",
        "callback_url,http:///x,2",
        "callback_url,http://127.0.0.1:65536/,2",
        "callback_url,%zz,2"
    })
    void send_option_isChecked(String name, String value, int code) {
        TestClient.Answer answer = client.ask(SendEndpoints.SINGLE, "mobile", PHONE, "text", TEXT, name, value);

        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void send_uid_hasAtMost256Characters() {
        String longest = "x".repeat(256);

        assertThat(sendAs(longest + "x").code()).isEqualTo(2);
        assertThat(sendAs(longest).code()).isZero();
    }

    private TestClient.Answer sendAs(String uid) {
        return client.ask(SendEndpoints.SINGLE, "mobile", PHONE, "text", TEXT, "uid", uid);
    }

    private void restart(HaotingyunSimulator.Builder other) {
        vendor.close();
        vendor = other.start();
        client = new TestClient(vendor.baseUri());
    }
}
