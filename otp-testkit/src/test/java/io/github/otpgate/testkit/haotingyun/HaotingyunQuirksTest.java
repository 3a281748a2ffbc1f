package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class HaotingyunQuirksTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";
    private static final Duration SOON = Duration.ofSeconds(20);

    private final Customer customer = new Customer();
    private HaotingyunSimulator vendor = HaotingyunSimulator.start();
    private TestClient client = new TestClient(vendor.baseUri());

    private void start(Quirk... quirks) {
        vendor.close();
        vendor = HaotingyunSimulator.builder()
                .callbackUrl(customer.url())
                .quirks(quirks)
                .start();
        client = new TestClient(vendor.baseUri());
    }

    @AfterEach
    void close() {
        vendor.close();
        customer.close();
    }

    @Test
    void nullMsg_failures_haveNoWords() {
        start(Quirk.NULL_MSG);

        JsonNode refused = client.single(PHONE, "无签名").json();
        JsonNode items = client.batch(PHONE + ",123321", TEXT).json().get("data");

        assertThat(refused.get("msg").isNull()).isTrue();
        assertThat(refused.get("code").intValue()).isEqualTo(16);
        assertThat(items.get(0).get("msg").stringValue()).isEqualTo("发送成功");
        assertThat(items.get(1).get("msg").isNull()).isTrue();
    }

    @Test
    void keysReordered_everywhere_sameValues() throws InterruptedException {
        start(Quirk.KEYS_REORDERED);

        JsonNode refused = client.single(PHONE, "无签名").json();
        JsonNode batch = client.batch(PHONE, TEXT).json();
        vendor.reply(PHONE, "TD");
        awaitPushes();

        assertThat(refused.propertyNames()).containsExactly("detail", "msg", "code", "http_status_code");
        assertThat(batch.propertyNames()).containsExactly("data", "unit", "total_fee", "total_count");
        assertThat(batch.get("data").get(0).propertyNames()).startsWith("sid", "mobile");
        assertThat(customer.jsons("sms_status").get(0).get(0).propertyNames()).startsWith("report_status");
        JsonNode reply = customer.jsons("sms_reply").get(0);
        assertThat(reply.propertyNames()).startsWith("_sign").endsWith("id");
        assertThat(reply.get("_sign").stringValue()).isEqualTo(sign(reply));
    }

    @Test
    void failureAs200_refusal_bodyStillSays400() {
        start(Quirk.FAILURE_AS_200);

        TestClient.Answer refused = client.single(PHONE, "无签名");
        TestClient.Answer query = client.ask(QueryEndpoints.PULL_STATUS);

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.code()).isEqualTo(16);
        assertThat(refused.json().get("http_status_code").intValue()).isEqualTo(400);
        assertThat(query.status()).isEqualTo(200);
        assertThat(query.code()).isEqualTo(-11);
    }

    @Test
    void itemsShuffled_batch_eachItemKeepsItsNumber() {
        start(Quirk.ITEMS_SHUFFLED);

        JsonNode items =
                client.batch("13800138000,13800138001,123321", TEXT).json().get("data");

        assertThat(items.valueStream().map(item -> item.get("mobile").stringValue()))
                .containsExactly("123321", "13800138001", "13800138000");
        assertThat(items.valueStream().map(item -> item.get("code").intValue())).containsExactly(2, 0, 0);
        assertThat(items.get(2).get("sid").longValue()).isEqualTo(3310228982L);
    }

    @Test
    void unknownFields_everywhere_signedWithTheOthers() throws InterruptedException {
        start(Quirk.UNKNOWN_FIELDS);

        JsonNode sent = client.single(PHONE, TEXT).json();
        JsonNode templates = client.ask(TemplateEndpoints.GET_DEFAULT).json();
        vendor.reply(PHONE, "TD");
        awaitPushes();

        assertThat(sent.has("newer")).isTrue();
        assertThat(templates.get(0).has("newer")).isTrue();
        assertThat(customer.jsons("sms_status").get(0).get(0).has("newer")).isTrue();
        JsonNode reply = customer.jsons("sms_reply").get(0);
        assertThat(reply.get("newer").stringValue()).isEqualTo("1");
        assertThat(reply.get("_sign").stringValue()).isEqualTo(sign(reply));
    }

    @Test
    void pushedTwice_reportAndReply_sameBytes() throws InterruptedException {
        start(Quirk.PUSHED_TWICE);

        client.single(PHONE, TEXT);
        vendor.reply(PHONE, "TD");
        awaitPushes();

        assertThat(customer.values("sms_status")).hasSize(2);
        assertThat(customer.values("sms_status").stream().distinct()).hasSize(1);
        assertThat(customer.values("sms_reply")).hasSize(2);
        assertThat(customer.values("sms_reply").stream().distinct()).hasSize(1);
    }

    @Test
    void pushedDoubleEncoded_valueOfTheForm_isStillEncoded() throws InterruptedException {
        start(Quirk.PUSHED_DOUBLE_ENCODED);

        client.single(PHONE, TEXT);
        vendor.reply(PHONE, "100% +1");
        awaitPushes();

        assertThat(customer.values("sms_status").get(0)).startsWith("%5B%7B%22sid");
        assertThat(new String(customer.requests().get(0).body(), StandardCharsets.US_ASCII))
                .contains("=%25");
        String once = Customer.decoded(customer.values("sms_reply").get(0));
        assertThat(Wording.JSON.readTree(once).get("text").stringValue()).isEqualTo("100% +1");
    }

    @Test
    void wrongSign_reply_isSignedWithAnotherKey() throws InterruptedException {
        start(Quirk.WRONG_SIGN);

        vendor.reply(PHONE, "TD");
        awaitPushes();

        JsonNode reply = customer.jsons("sms_reply").get(0);
        assertThat(reply.get("_sign").stringValue()).matches("[0-9a-f]{32}").isNotEqualTo(sign(reply));
    }

    @Test
    void several_atOnce_addUp() {
        start(Quirk.NULL_MSG, Quirk.FAILURE_AS_200, Quirk.KEYS_REORDERED);

        TestClient.Answer refused = client.single(PHONE, "无签名");

        assertThat(refused.status()).isEqualTo(200);
        assertThat(refused.text()).contains("\"msg\":null,\"code\":16");
    }

    private void awaitPushes() throws InterruptedException {
        vendor.pushes().reports().awaitIdle(SOON);
        vendor.pushes().replies().awaitIdle(SOON);
    }

    private static String sign(JsonNode reply) {
        List<String> keys = reply.propertyNames().stream()
                .filter(key -> !key.equals("_sign"))
                .toList();
        Function<String, String> value = key -> reply.get(key).stringValue();
        Map<String, String> fields = new LinkedHashMap<>();
        keys.forEach(key -> fields.put(key, value.apply(key)));
        return PushSign.of(fields, HaotingyunSimulator.Builder.SAMPLE_API_KEY);
    }
}
