package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HaotingyunChecksTest {

    private static final String PHONE = "13800138000";
    private static final String TEXT = "【豪霆云】您的验证码是1234";

    private final HaotingyunSimulator vendor = HaotingyunSimulator.builder()
            .signatures(List.of("豪霆云", "云片网"))
            .template("【豪霆云】您的#item#已发货")
            .blacklist("+8613900139000")
            .blackWords("发票")
            .balance(3)
            .start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void send_get_is11() {
        TestClient.Answer answer = client.get(SendEndpoints.SINGLE + "?" + TestClient.form(PHONE, TEXT));

        assertRefused(answer, 11);
    }

    @Test
    void send_unknownPath_is404AndNoSend() {
        assertThat(client.post("/v2/sms/none.json", "").status()).isEqualTo(404);
        assertThat(vendor.requests().count()).isZero();
        assertThat(vendor.requests().list()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mobile=13800138000", "apikey=0000&mobile=1&text=1"})
    void send_withoutTheKey_isMinus1(String body) {
        assertRefused(client.post(SendEndpoints.SINGLE, body), -1);
    }

    @Test
    void send_notAForm_hasNoKey() {
        TestClient.Answer answer = client.send(client.request(SendEndpoints.SINGLE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(TestClient.form(PHONE, TEXT))));

        assertRefused(answer, -1);
    }

    @Test
    void send_gbk_is14() {
        assertRefused(client.post(SendEndpoints.SINGLE, "apikey=1&mobile=1&text=%D1%E9%D6%A4"), 14);
    }

    @ParameterizedTest
    @CsvSource({"mobile,''", "text,''"})
    void send_parameterMissing_is1(String missing) {
        String body = TestClient.form(PHONE, TEXT).replaceFirst(missing + "=[^&]*", "x=1");

        TestClient.Answer answer = client.post(SendEndpoints.SINGLE, body);

        assertRefused(answer, 1);
        assertThat(answer.json().get("detail").stringValue()).contains(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"123321", "8613800138000", " 93701234567", "+8612345", "13800138000,13700137000"})
    void send_badNumber_is2(String mobile) {
        TestClient.Answer answer = client.single(mobile, TEXT);

        assertRefused(answer, 2);
        assertThat(answer.json().get("detail").stringValue()).contains("手机号");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"您的验证码是1234", "您的验证码是1234【豪霆云】", "【别人】您的验证码是1234", "【豪霆云】【豪霆云】您的验证码是1234", "【豪霆云您的验证码是1234"})
    void send_badSignature_is16(String text) {
        assertRefused(client.single(PHONE, text), 16);
    }

    @ParameterizedTest
    @ValueSource(strings = {"【豪霆云】你好", "【豪霆云】您的验证码为1234", "【豪霆云】您的已发货"})
    void send_noSuchTemplate_is5(String text) {
        assertRefused(client.single(PHONE, text), 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12-34", "１２３４", "12345678901234567"})
    void send_badCodeValue_is2AboutTheCode(String code) {
        TestClient.Answer answer = client.single(PHONE, "【豪霆云】正在找回密码，您的验证码是" + code);

        assertRefused(answer, 2);
        assertThat(answer.json().get("detail").stringValue()).contains("#code#");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "【豪霆云】您的验证码是1",
                "【云片网】您的验证码是1234567890abcDEF。如非本人操作，请忽略本短信",
                "【豪霆云】亲爱的Jacky，您的验证码是1234。如非本人操作，请忽略本短信",
                "【豪霆云】亲爱的Jacky，您的验证码是1234。有效期为1小时，请尽快验证",
                "【豪霆云】感谢您注册豪霆云短信平台，您的验证码是1234",
                "【豪霆云】欢迎使用豪霆云短信平台，您的手机验证码是1234。本条信息无需回复",
                "【豪霆云】正在找回密码，您的验证码是1234",
                "【豪霆云】激活码是1234。如非本人操作，请致电400-081-2798",
                "【豪霆云】1234(云片手机动态码，请完成验证)，如非本人操作，请忽略本短信",
                "【豪霆云】您的手机\n已发货"
            })
    void send_approvedText_isAccepted(String text) {
        assertThat(client.single(PHONE, text).status()).isEqualTo(200);
        assertThat(vendor.inbox().messagesTo(PHONE))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo(text));
    }

    @Test
    void send_blackWord_is4() {
        TestClient.Answer answer = client.single(PHONE, "【豪霆云】您的发票已发货");

        assertRefused(answer, 4);
        assertThat(answer.json().get("detail").stringValue()).contains("发票");
    }

    @Test
    void send_blacklisted_is10() {
        assertRefused(client.single("13900139000", TEXT), 10);
    }

    @Test
    void send_balanceBelowPieces_is3UntilRecharged() {
        String twoPieces = "【豪霆云】您的" + "长".repeat(61) + "已发货";
        assertThat(twoPieces).hasSize(71);
        assertThat(client.single(PHONE, twoPieces).json().get("count").intValue())
                .isEqualTo(2);

        assertRefused(client.single("13700137000", twoPieces), 3);
        assertThat(vendor.balance()).isEqualTo(1);
        vendor.recharge(1);
        assertThat(client.single("13700137000", twoPieces).status()).isEqualTo(200);
    }

    @Test
    void send_severalThingsWrong_theEarlierCheckAnswers() {
        assertRefused(client.single("123", "无签名"), 2);
        assertRefused(client.single("13900139000", "无签名发票"), 16);
        assertRefused(client.single("13900139000", "【豪霆云】发票"), 5);
        assertRefused(client.single("13900139000", "【豪霆云】您的发票已发货"), 4);
    }

    @Test
    void start_portInUse_saysSo() {
        HaotingyunSimulator.Builder same =
                HaotingyunSimulator.builder().port(vendor.baseUri().getPort());

        assertThatIllegalStateException()
                .isThrownBy(same::start)
                .withMessageContaining("127.0.0.1:" + vendor.baseUri().getPort());
    }

    @Test
    void start_templateWithoutSignature_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> HaotingyunSimulator.builder().template("您的#item#").start());
    }

    private void assertRefused(TestClient.Answer answer, int code) {
        int before = vendor.inbox().messages().size();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.json().propertyNames()).containsExactly("http_status_code", "code", "msg", "detail");
        assertThat(answer.json().get("http_status_code").intValue()).isEqualTo(400);
        assertThat(vendor.inbox().messages()).hasSize(before);
    }
}
