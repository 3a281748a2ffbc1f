package io.github.otpgate.testkit.haotingyun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.otpgate.testkit.ReceivedMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class HaotingyunTemplatesTest {

    private static final String PHONE = "13800138000";
    private static final String CONTENT = "【豪霆云】登录码#code#，请勿告诉他人";
    private static final String TEXT = "【豪霆云】登录码1234，请勿告诉他人";

    private final HaotingyunSimulator vendor = HaotingyunSimulator.start();
    private final TestClient client = new TestClient(vendor.baseUri());

    @AfterEach
    void close() {
        vendor.close();
    }

    @Test
    void add_newText_isCheckingUnderA64BitId() {
        TestClient.Answer answer = client.ask(TemplateEndpoints.ADD, "tpl_content", CONTENT, "notify_type", "3");

        assertThat(answer)
                .isEqualTo(new TestClient.Answer(
                        200,
                        "{\"tpl_id\":4294967297,\"tpl_content\":\"" + CONTENT
                                + "\",\"check_status\":\"CHECKING\",\"reason\":null}"));
        assertThat(vendor.templates().checking()).containsExactly(4294967297L);
    }

    @Test
    void send_textOfATemplate_is7WhileCheckingAndOnceRejected() {
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(5);
        long id = add(CONTENT);

        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(7);
        vendor.templates().reject(id, "内容不清楚");
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(7);
        assertThat(vendor.inbox().messages()).isEmpty();
        vendor.templates().approve(id);
        assertThat(client.single(PHONE, TEXT).code()).isZero();
        assertThat(vendor.templates().checking()).isEmpty();
    }

    @Test
    void send_whileTheDeskDecides_isSentOrRefused() throws InterruptedException {
        long id = add(CONTENT);
        AtomicBoolean over = new AtomicBoolean();
        Thread desk = new Thread(() -> {
            while (!over.get()) {
                vendor.templates().approve(id);
                vendor.templates().reject(id, "内容不清楚");
            }
        });
        desk.start();
        List<Integer> codes = new ArrayList<>();
        try {
            for (int i = 0; i < 1000; i++) {
                TestClient.Answer answer = client.single(PHONE, TEXT);
                codes.add(answer.status() == 500 ? 500 : answer.code());
            }
        } finally {
            over.set(true);
            desk.join();
        }

        assertThat(codes).isSubsetOf(0, 7, 33);
    }

    @Test
    void send_textOfAnApprovedAndACheckingTemplate_isAccepted() {
        add("【豪霆云】您的验证码是#number#");

        assertThat(client.single(PHONE, "【豪霆云】您的验证码是1234").code()).isZero();
    }

    @Test
    void update_approved_goesBackToChecking() {
        long id = add(CONTENT);
        vendor.templates().approve(id);
        String other = CONTENT + "。";

        JsonNode updated = client.ask(TemplateEndpoints.UPDATE, "tpl_id", Long.toString(id), "tpl_content", other)
                .json();

        assertThat(updated.get("tpl_id").longValue()).isEqualTo(id);
        assertThat(updated.get("tpl_content").stringValue()).isEqualTo(other);
        assertThat(updated.get("check_status").stringValue()).isEqualTo("CHECKING");
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(5);
        assertThat(client.single(PHONE, TEXT + "。").code()).isEqualTo(7);
        vendor.templates().approve(id);
        assertThat(client.single(PHONE, TEXT + "。").code()).isZero();
    }

    @Test
    void del_known_returnsItAndForgetsIt() {
        long id = add(CONTENT);
        vendor.templates().approve(id);

        JsonNode deleted =
                client.ask(TemplateEndpoints.DEL, "tpl_id", Long.toString(id)).json();

        assertThat(deleted.get("tpl_content").stringValue()).isEqualTo(CONTENT);
        assertThat(deleted.get("check_status").stringValue()).isEqualTo("SUCCESS");
        assertThat(client.single(PHONE, TEXT).code()).isEqualTo(5);
        assertThat(client.ask(TemplateEndpoints.GET).text()).isEqualTo("[]");
        assertThat(add(CONTENT)).isEqualTo(id + 1);
    }

    @Test
    void get_all_spellsReasonWithASpace() {
        long rejected = add(CONTENT);
        vendor.templates().reject(rejected, "模板开头必须带签名，如【豪霆云】");
        add("【豪霆云】第二个#x#");

        JsonNode list = client.ask(TemplateEndpoints.GET).json();

        assertThat(list.isArray()).isTrue();
        assertThat(list).hasSize(2);
        assertThat(list.get(0).propertyNames()).containsExactly("tpl_id", "tpl_content", "check_status", "reason ");
        assertThat(list.get(0).get("reason ").stringValue()).isEqualTo("模板开头必须带签名，如【豪霆云】");
        assertThat(list.get(0).get("check_status").stringValue()).isEqualTo("FAIL");
        assertThat(list.get(1).get("reason ").isNull()).isTrue();
        assertThat(list.get(1).get("check_status").stringValue()).isEqualTo("CHECKING");
    }

    @Test
    void get_one_isAnObjectWithAPlainReason() {
        long id = add(CONTENT);
        vendor.templates().reject(id, "不行");

        JsonNode one =
                client.ask(TemplateEndpoints.GET, "tpl_id", Long.toString(id)).json();

        assertThat(one.propertyNames()).containsExactly("tpl_id", "tpl_content", "check_status", "reason");
        assertThat(one.get("reason").stringValue()).isEqualTo("不行");
    }

    @Test
    void getDefault_all_areNineApproved() {
        JsonNode list = client.ask(TemplateEndpoints.GET_DEFAULT).json();

        assertThat(list.valueStream().map(item -> item.get("tpl_id").intValue()))
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(list.valueStream().map(item -> item.get("check_status").stringValue()))
                .containsOnly("SUCCESS");
        assertThat(list.get(0).has("reason ")).isTrue();
        assertThat(list.get(7).get("tpl_content").stringValue()).isEqualTo("【#company#】激活码是#code#。如非本人操作，请致电#tel#");
    }

    @Test
    void getDefault_one_isTheDocumentsObject() {
        assertThat(client.ask(TemplateEndpoints.GET_DEFAULT, "tpl_id", "1").text())
                .isEqualTo("{\"tpl_id\":1,\"tpl_content\":\"【#company#】您的验证码是#code#\","
                        + "\"check_status\":\"SUCCESS\",\"reason\":null}");
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/tpl/get.json,1",
        "/v2/tpl/get_default.json,10",
        "/v2/tpl/del.json,1",
        "/v2/tpl/update.json,4294967297"
    })
    void unknownId_is5(String path, String id) {
        assertThat(client.ask(path, "tpl_id", id, "tpl_content", CONTENT).code())
                .isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource({
        "/v2/tpl/get.json,abc",
        "/v2/tpl/get_default.json,-1",
        "/v2/tpl/del.json,1.5",
        "/v2/tpl/del.json,99999999999999999999"
    })
    void malformedId_is2(String path, String id) {
        assertThat(client.ask(path, "tpl_id", id).code()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"/v2/tpl/add.json,tpl_content", "/v2/tpl/del.json,tpl_id", "/v2/tpl/update.json,tpl_id"})
    void parameterMissing_is1(String path, String missing) {
        TestClient.Answer answer = client.ask(path);

        assertThat(answer.code()).isEqualTo(1);
        assertThat(answer.json().get("detail").stringValue()).contains(missing);
    }

    @ParameterizedTest
    @ValueSource(strings = {"您的验证码是#code#", "您的验证码【豪霆云】", "【】您的验证码", "【豪霆云"})
    void add_withoutASignature_is6(String content) {
        assertThat(client.ask(TemplateEndpoints.ADD, "tpl_content", content).code())
                .isEqualTo(6);
        assertThat(vendor.templates().checking()).isEmpty();
    }

    @Test
    void add_unknownNotifyType_is2() {
        assertThat(client.ask(TemplateEndpoints.ADD, "tpl_content", CONTENT, "notify_type", "4")
                        .code())
                .isEqualTo(2);
    }

    @Test
    void decide_unknownId_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.templates().approve(1));
        assertThatIllegalArgumentException().isThrownBy(() -> vendor.templates().reject(9, "x"));
    }

    @Test
    void builderTemplate_isAnApprovedTemplateOfTheAccount() {
        try (HaotingyunSimulator other =
                HaotingyunSimulator.builder().template(CONTENT).start()) {
            JsonNode list =
                    new TestClient(other.baseUri()).ask(TemplateEndpoints.GET).json();

            assertThat(list.valueStream().map(item -> item.get("tpl_content").stringValue()))
                    .containsExactly(CONTENT);
            assertThat(list.get(0).get("check_status").stringValue()).isEqualTo("SUCCESS");
        }
    }

    @Test
    void tplSingleSend_y04_fillsTheTemplate() {
        TestClient.Answer answer = client.post(
                SendEndpoints.TEMPLATE_SINGLE,
                "apikey=9b11127a9701975c734b8aee81ee3526&mobile=13800138000&tpl_id=1&tpl_value="
                        + "%2523code%2523%3D1234%26%2523company%2523%3D%25E8%25B1%25AA%25E9%259C%2586%25E4%25BA%2591");

        assertThat(answer.code()).isZero();
        assertThat(answer.json().get("sid").longValue()).isEqualTo(3310228982L);
        assertThat(vendor.inbox().messagesTo(PHONE))
                .extracting(ReceivedMessage::text)
                .containsExactly("【豪霆云】您的验证码是1234");
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "77,%23code%23=1&%23company%23=豪霆云,5",
        "1,%23code%23=1,2",
        "1,%23code%23=1&%23company%23=别人,16",
        "1,%23code%23=1-2&%23company%23=豪霆云,2",
        "1,#code#=%zz,2",
        "4294967297,%23code%23=1,7"
    })
    void tplSingleSend_wrong_isRefused(String id, String values, int code) {
        add(CONTENT);
        String escaped = values.replace("豪霆云", TestClient.encode("豪霆云")).replace("别人", TestClient.encode("别人"));

        TestClient.Answer answer =
                client.ask(SendEndpoints.TEMPLATE_SINGLE, "mobile", PHONE, "tpl_id", id, "tpl_value", escaped);

        assertThat(answer.code()).isEqualTo(code);
        assertThat(vendor.inbox().messages()).isEmpty();
    }

    private long add(String content) {
        return client.ask(TemplateEndpoints.ADD, "tpl_content", content)
                .json()
                .get("tpl_id")
                .longValue();
    }
}
