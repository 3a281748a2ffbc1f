package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** user/get, user/set and get_black_word. */
class HaotingyunUserTest {

    private final HaotingyunSimulator vendor =
            HaotingyunSimulator.builder().balance(1000).blackWords("发票", "测试").start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void get_fresh_isTheDocumentsObject() {
        assertThat(client.ask(UserEndpoints.GET).text())
                .isEqualTo("{\"nick\":\"zhangsan\",\"gmt_created\":\"2012-09-11 15:14:00\",\"mobile\":\"1381****4\","
                        + "\"email\":\"zhangsan@company.com\",\"ip_whitelist\":null,\"api_version\":\"v1\","
                        + "\"balance\":1000,\"alarm_balance\":100,\"emergency_contact\":\"张三\","
                        + "\"emergency_mobile\":\"138****78\"}");
    }

    @Test
    void get_afterSendAndWhitelist_showsBoth() {
        client.single("13800138000", "【豪霆云】您的验证码是1234");
        vendor.ipWhitelist("127.0.0.1", "203.0.113.7");

        JsonNode user = client.ask(UserEndpoints.GET).json();

        assertThat(user.get("balance").longValue()).isEqualTo(999);
        assertThat(user.get("ip_whitelist").stringValue()).isEqualTo("127.0.0.1,203.0.113.7");
    }

    @Test
    void set_eachFieldAlone_changesOnlyThat() {
        JsonNode first =
                client.ask(UserEndpoints.SET, "emergency_contact", "李四").json();
        client.ask(UserEndpoints.SET, "emergency_mobile", "13900139000");
        client.ask(UserEndpoints.SET, "alarm_balance", "0");

        assertThat(first.get("emergency_contact").stringValue()).isEqualTo("李四");
        assertThat(first.get("alarm_balance").longValue()).isEqualTo(100);
        JsonNode user = client.ask(UserEndpoints.GET).json();
        assertThat(user.get("emergency_contact").stringValue()).isEqualTo("李四");
        assertThat(user.get("emergency_mobile").stringValue()).isEqualTo("139****00");
        assertThat(user.get("alarm_balance").longValue()).isZero();
    }

    @Test
    void set_nothing_is1() {
        assertThat(client.ask(UserEndpoints.SET, "emergency_contact", "").code())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"emergency_mobile,123", "alarm_balance,many", "alarm_balance,-1"})
    void set_malformed_is2AndChangesNothing(String name, String value) {
        String before = client.ask(UserEndpoints.GET).text();

        assertThat(client.ask(UserEndpoints.SET, "emergency_contact", "李四", name, value)
                        .code())
                .isEqualTo(2);
        assertThat(client.ask(UserEndpoints.GET).text()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"这是一条发票测试短信;[\"发票\",\"测试\"]", "发票;[\"发票\"]", "你好;[]"})
    void blackWord_text_isAnArray(String text, String expected) {
        assertThat(client.ask(QueryEndpoints.GET_BLACK_WORD, "text", text))
                .isEqualTo(new TestClient.Answer(200, expected));
    }

    @Test
    void blackWord_noText_is1() {
        TestClient.Answer answer = client.ask(QueryEndpoints.GET_BLACK_WORD);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(1);
    }
}
