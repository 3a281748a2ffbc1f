package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.testkit.CallbackPusher.Attempt;
import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HaotingyunPushesTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Customer customer = new Customer();
    private final MovableClock clock = new MovableClock(Instant.parse("2014-03-17T14:55:21Z"));
    private final HaotingyunSimulator.Builder settings = HaotingyunSimulator.builder()
            .clock(clock)
            .apiKey(HaotingyunSimulator.Builder.SAMPLE_API_KEY)
            .callbackUrl(customer.url())
            .speed(30_000);
    private HaotingyunSimulator vendor = settings.start();
    private TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
        customer.close();
    }

    @Test
    void report_accepted_isPushedAsAForm() throws InterruptedException {
        client.single(PHONE, TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        RecordedRequest request = customer.requests().get(0);
        assertThat(customer.requests()).hasSize(1);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/callbacks");
        assertThat(request.header("Content-Type")).contains("application/x-www-form-urlencoded");
        assertThat(request.text(StandardCharsets.US_ASCII)).startsWith("sms_status=%5B%7B%22sid%22%3A3310228982%2C");
        assertThat(customer.values("sms_status"))
                .containsExactly("[{\"sid\":3310228982,\"uid\":null,\"user_receive_time\":\"2014-03-17 22:55:21\","
                        + "\"error_msg\":\"\",\"mobile\":\"13800138000\",\"report_status\":\"SUCCESS\"}]");
        assertThat(vendor.pushes().reports().givenUp()).isEmpty();
    }

    @Test
    void report_batchOfAThousand_is500InAPush() throws InterruptedException {
        StringBuilder mobiles = new StringBuilder("13000000000");
        for (int i = 1; i < 1000; i++) {
            mobiles.append(',').append(13_000_000_000L + i);
        }

        client.batch(mobiles.toString(), TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        assertThat(customer.jsons("sms_status")).extracting(JsonNode::size).containsExactly(500, 500);
        assertThat(customer.jsons("sms_status").stream().flatMap(JsonNode::valueStream))
                .extracting(report -> report.get("sid").longValue())
                .doesNotHaveDuplicates();
    }

    @Test
    void holdReports_until_flush() throws InterruptedException {
        restart(settings.holdReports());
        client.single(PHONE, TEXT);
        client.single("13900139000", TEXT);
        vendor.pushes().reports().awaitIdle(SOON);
        assertThat(customer.requests()).isEmpty();

        vendor.pushes().flush();
        vendor.pushes().flush();
        vendor.pushes().reports().awaitIdle(SOON);

        assertThat(customer.jsons("sms_status")).extracting(JsonNode::size).containsExactly(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUCCESS", "0"})
    void report_taken_isNotPushedAgain(String answer) throws InterruptedException {
        customer.answersNext(answer);

        client.single(PHONE, TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        assertThat(customer.requests()).hasSize(1);
        assertThat(vendor.pushes().reports().givenUp()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "success", "SUCCESS\n", "\"SUCCESS\"", "00", "OK"})
    void report_answeredWithAnythingElse_isPushedAgain(String answer) throws InterruptedException {
        customer.answersNext(answer);

        client.single(PHONE, TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        assertThat(customer.values("sms_status")).hasSize(2);
        assertThat(customer.values("sms_status").get(0))
                .isEqualTo(customer.values("sms_status").get(1));
    }

    @Test
    void report_neverTaken_isGivenUpAfter3Retries() throws InterruptedException {
        customer.answersNext("1", "2", "3", "4", "5");

        client.single(PHONE, TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        assertThat(vendor.pushes().reports().attempts())
                .extracting(Attempt::answer)
                .containsExactly("1", "2", "3", "4");
        assertThat(vendor.pushes().reports().givenUp()).hasSize(1);
    }

    @Test
    void reply_neverTaken_isGivenUpAfter5Retries() throws InterruptedException {
        customer.answersNext("1", "2", "3", "4", "5", "6", "7");

        vendor.reply(PHONE, "TD");
        vendor.pushes().replies().awaitIdle(SOON);

        assertThat(vendor.pushes().replies().attempts())
                .extracting(Attempt::answer)
                .containsExactly("1", "2", "3", "4", "5", "6");
        assertThat(vendor.pushes().replies().givenUp()).hasSize(1);
    }

    @Test
    void reply_pushed_isOneObjectWithAGoodSignature() throws InterruptedException {
        String id = vendor.reply("+86" + PHONE, "收到了，谢谢！");
        vendor.pushes().replies().awaitIdle(SOON);

        JsonNode reply = customer.jsons("sms_reply").get(0);
        assertThat(reply.propertyNames())
                .containsExactly("id", "mobile", "reply_time", "text", "extend", "base_extend", "_sign");
        assertThat(reply.get("id").stringValue()).isEqualTo(id);
        assertThat(reply.get("mobile").stringValue()).isEqualTo(PHONE);
        Map<String, String> signed = Map.of(
                "id", id,
                "mobile", PHONE,
                "reply_time", "2014-03-17 22:55:21",
                "text", "收到了，谢谢！",
                "extend", "",
                "base_extend", "8888");
        assertThat(reply.get("_sign").stringValue())
                .isEqualTo(PushSign.of(signed, HaotingyunSimulator.Builder.SAMPLE_API_KEY));
    }

    @Test
    void callbackUrl_ofTheRequest_winsOverTheAccounts() throws InterruptedException {
        try (Customer own = new Customer()) {
            client.ask(
                    SendEndpoints.SINGLE,
                    "mobile",
                    PHONE,
                    "text",
                    TEXT,
                    "callback_url",
                    own.url().toString());
            vendor.pushes().reports().awaitIdle(SOON);

            assertThat(own.jsons("sms_status")).hasSize(1);
            assertThat(customer.requests()).isEmpty();
        }
    }

    @Test
    void options_ofATemplateSend_countAsThoseOfAnyOther() throws InterruptedException {
        String values = "#code#=1234&#company#=" + TestClient.encode("豪霆云");
        String[] message = {"mobile", PHONE, "tpl_id", "1", "tpl_value", values, "uid", "42", "callback_url", ""};
        try (Customer own = new Customer()) {
            message[9] = own.url().toString();
            client.ask(SendEndpoints.TEMPLATE_SINGLE, message);
            vendor.pushes().reports().awaitIdle(SOON);
            message[9] = "nowhere";
            TestClient.Answer malformed = client.ask(SendEndpoints.TEMPLATE_SINGLE, message);

            assertThat(own.jsons("sms_status"))
                    .singleElement()
                    .satisfies(reports ->
                            assertThat(reports.get(0).get("uid").stringValue()).isEqualTo("42"));
            assertThat(customer.requests()).isEmpty();
            assertThat(malformed.code()).isEqualTo(2);
        }
    }

    @Test
    void to_otherUrl_isUsedFromThen() throws InterruptedException {
        try (Customer other = new Customer()) {
            vendor.pushes().to(other.url());

            client.single(PHONE, TEXT);
            vendor.reply(PHONE, "TD");
            vendor.pushes().reports().awaitIdle(SOON);
            vendor.pushes().replies().awaitIdle(SOON);

            assertThat(other.requests()).hasSize(2);
            assertThat(customer.requests()).isEmpty();
        }
    }

    @Test
    void noUrl_nothing_isPushed() throws InterruptedException {
        restart(HaotingyunSimulator.builder());

        client.single(PHONE, TEXT);
        vendor.reply(PHONE, "TD");
        vendor.pushes().to(customer.url());
        vendor.pushes().flush();
        vendor.pushes().reports().awaitIdle(SOON);
        vendor.pushes().replies().awaitIdle(SOON);

        assertThat(vendor.pushes().reports().attempts()).isEmpty();
        assertThat(vendor.pushes().replies().attempts()).isEmpty();
    }

    @Test
    void pushAndPull_bothOpen_eachHasTheReport() throws InterruptedException {
        restart(settings.openPulls());
        client.single(PHONE, TEXT);
        vendor.pushes().reports().awaitIdle(SOON);

        JsonNode pulled = client.ask(QueryEndpoints.PULL_STATUS).json();

        assertThat(customer.jsons("sms_status")).containsExactly(pulled);
        assertThat(pulled).hasSize(1);
    }

    @Test
    void close_pushWaiting_isTriedNoMore() throws InterruptedException {
        restart(settings.speed(0.001));
        customer.answersNext("no");
        vendor.reply(PHONE, "TD");

        vendor.close();
        vendor.pushes().replies().awaitIdle(SOON);

        assertThat(vendor.pushes().replies().givenUp()).hasSize(1);
        assertThat(customer.requests()).hasSizeLessThanOrEqualTo(1);
    }

    @Test
    void start_wrongSpeed_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> settings.speed(0).start());
    }

    private void restart(HaotingyunSimulator.Builder other) {
        vendor.close();
        vendor = other.start();
        client = new TestClient(vendor.baseUri());
    }
}
