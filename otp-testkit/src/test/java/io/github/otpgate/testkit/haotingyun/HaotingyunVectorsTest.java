package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bodies as they stand in the vendor's documents, byte for byte. */
class HaotingyunVectorsTest {

    private static final String Y01 = "apikey=9b11127a9701975c734b8aee81ee3526&mobile=15205201314&text="
            + "%E3%80%90%E8%B1%AA%E9%9C%86%E4%BA%91%E3%80%91%E6%82%A8%E7%9A%84%E9%AA%8C%E8%AF%81%E7%A0%81%E6%98%AF1234";
    private static final String Y03 = "%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591%25E3%2580%2591"
            + "%25E9%25AA%258C%25E8%25AF%2581%25E7%25A0%25811234%252C%25E5%258B%25BF%25E6%25B3%2584%25E9%259C%25B2%2C"
            + "%25E3%2580%2590%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591%25E3%2580%2591%25E6%25BB%25A1100%2525%2B%252B1";

    private final HaotingyunSimulator vendor = HaotingyunSimulator.builder()
            .template("【豪霆云】验证码#code#,勿泄露")
            .template("【豪霆云】满#discount#")
            .start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void single_y01_arrivesAndIsRecordedAsSent() {
        TestClient.Answer answer = client.post(SendEndpoints.SINGLE, Y01);

        assertThat(answer.status()).isEqualTo(200);
        ReceivedMessage message = vendor.inbox().messagesTo("+8615205201314").get(0);
        assertThat(message.text()).isEqualTo("【豪霆云】您的验证码是1234");
        assertThat(message.phone()).isEqualTo("15205201314");
        assertThat(message.code()).contains("1234");
        assertThat(vendor.requests().last()).hasValueSatisfying(request -> {
            assertThat(request.body()).isEqualTo(Y01.getBytes(StandardCharsets.US_ASCII));
            assertThat(request.method()).isEqualTo("POST");
            assertThat(request.path()).isEqualTo("/v2/sms/single_send.json");
            assertThat(request.header("content-type")).contains("application/x-www-form-urlencoded;charset=utf-8");
            assertThat(request.toString()).doesNotContain("9b11127a", "15205201314", "1234");
        });
    }

    @Test
    void single_y02_internationalNumberKeepsItsPlus() {
        TestClient.Answer answer = client.post(SendEndpoints.SINGLE, Y01.replace("15205201314", "%2B93701234567"));

        assertThat(answer.json().get("mobile").stringValue()).isEqualTo("+93701234567");
        assertThat(vendor.inbox().messages().get(0).phone()).isEqualTo("+93701234567");
    }

    @Test
    void single_plusNotEscaped_isABadNumber() {
        assertThat(client.post(SendEndpoints.SINGLE, Y01.replace("15205201314", "+93701234567"))
                        .code())
                .isEqualTo(2);
    }

    @Test
    void multi_y03_recoversExactlyTheTwoTexts() {
        String body = "apikey=9b11127a9701975c734b8aee81ee3526&mobile=13800138000%2C13700137000&text=" + Y03;

        TestClient.Answer answer = client.post(SendEndpoints.MULTI, body);

        assertThat(answer.json().get("total_count").intValue()).isEqualTo(2);
        assertThat(vendor.inbox().messages())
                .extracting(ReceivedMessage::phone, ReceivedMessage::text)
                .containsExactly(tuple("13800138000", "【豪霆云】验证码1234,勿泄露"), tuple("13700137000", "【豪霆云】满100% +1"));
    }

    @Test
    void single_y05_exactBody() {
        TestClient.Answer answer = client.single("13200000000", "【豪霆云】您的验证码是1234");

        assertThat(answer)
                .isEqualTo(
                        new TestClient.Answer(
                                200,
                                "{\"code\":0,\"msg\":\"发送成功\",\"count\":1,\"fee\":0.05,\"unit\":\"RMB\",\"mobile\":\"13200000000\",\"sid\":3310228982}"));
    }

    @Test
    void batch_y06_fourAcceptedOneRefused() {
        TestClient.Answer answer =
                client.batch("13200000000,13200000001,13200000002,13200000003,123321", "【豪霆云】您的验证码是1234");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .startsWith("{\"total_count\":4,\"total_fee\":\"0.2000\",\"unit\":\"RMB\",\"data\":[{\"code\":0,")
                .contains("\"mobile\":\"13200000003\",\"sid\":3310228985}")
                .endsWith("{\"code\":2,\"msg\":\"请求参数格式错误\",\"count\":\"0\",\"fee\":\"0\",\"unit\":\"RMB\","
                        + "\"mobile\":\"123321\",\"sid\":\"0\"}]}");
    }

    @Test
    void single_y08_hourlyLimitInTheVendorsBytes() {
        MovableClock clock = new MovableClock(Instant.parse("2026-11-21T00:00:00Z"));
        try (HaotingyunSimulator limited =
                HaotingyunSimulator.builder().clock(clock).hourlyLimit(3).start()) {
            TestClient other = new TestClient(limited.baseUri());
            for (int i = 0; i < 3; i++) {
                other.single("13200000000", "【豪霆云】您的验证码是1234");
                clock.advance(Duration.ofMinutes(6));
            }

            assertThat(other.single("13200000000", "【豪霆云】您的验证码是1234"))
                    .isEqualTo(new TestClient.Answer(
                            400,
                            "{\"http_status_code\":400,\"code\":22,\"msg\":\"验证码类短信1小时内同一手机号发送次数不能超过3次\","
                                    + "\"detail\":\"验证码类短信1小时内同一手机号发送次数不能超过3次\"}"));
        }
    }

    @Test
    void single_y11_noBalanceInTheVendorsBytes() {
        try (HaotingyunSimulator poor = HaotingyunSimulator.builder().balance(0).start()) {
            assertThat(new TestClient(poor.baseUri()).single("13200000000", "【豪霆云】您的验证码是1234"))
                    .isEqualTo(new TestClient.Answer(
                            400,
                            "{\"http_status_code\":400,\"code\":3,\"msg\":\"账户余额不足\","
                                    + "\"detail\":\"账户需要充值，请充值后重试\"}"));
        }
    }

    @Test
    void batch_twoPieces_countsPiecesNotPeople() {
        JsonNode answer = client.batch("13200000000", "【豪霆云】满" + "一".repeat(65)).json();

        assertThat(answer.get("total_count").intValue()).isEqualTo(2);
        assertThat(answer.get("total_fee").stringValue()).isEqualTo("0.1000");
        assertThat(answer.get("data").get(0).get("fee").doubleValue()).isEqualTo(0.1);
    }

    @Test
    void batch_repeatedNumberOrAbroad_isRefusedAlone() {
        JsonNode data = client.batch("13200000000,+8613200000000,+93701234567", "【豪霆云】您的验证码是1234")
                .json()
                .get("data");

        assertThat(data.valueStream().map(item -> item.get("code").intValue())).containsExactly(0, 33, 2);
        assertThat(data.get(1).get("msg").isNull()).isTrue();
        assertThat(data.get(1).get("sid").stringValue()).isEqualTo("0");
    }

    @Test
    void batch_wrongText_isRefusedAsAWhole() {
        TestClient.Answer answer = client.batch("13200000000,123321", "您的验证码是1234");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(16);
    }

    @Test
    void batch_moreThanAThousand_isRefused() {
        String mobiles = String.join(",", Collections.nCopies(1001, "13200000000"));

        assertThat(client.batch(mobiles, "【豪霆云】您的验证码是1234").code()).isEqualTo(2);
        assertThat(client.batch(mobiles.substring(12), "【豪霆云】您的验证码是1234").status())
                .isEqualTo(200);
    }

    @Test
    void multi_countsDiffer_is25() {
        String text = TestClient.encode("【豪霆云】您的验证码是1234");

        assertThat(client.multi("13800138000", text + "," + text).code()).isEqualTo(25);
    }

    @Test
    void multi_innerEncodingForgotten_isNotTakenForTheText() {
        assertThat(client.multi("13800138000", "【豪霆云】您的验证码是1234").code()).isEqualTo(14);
        assertThat(vendor.inbox().messages()).isEmpty();
    }

    @Test
    void multi_oneTextWrong_isRefusedAlone() {
        String joined = String.join(",", List.of(TestClient.encode("【豪霆云】您的验证码是1234"), TestClient.encode("您好")));

        JsonNode data = client.multi("13800138000,13700137000", joined).json().get("data");

        assertThat(data.valueStream().map(item -> item.get("code").intValue())).containsExactly(0, 16);
    }
}
