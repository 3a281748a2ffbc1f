package io.github.otpgate.testkit.smscn;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.MovableClock;
import io.github.otpgate.testkit.ReceivedMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vendor by itself, asked in the words of its document. */
class SmscnSimulatorTest {

    private static final String LOGIN = "uid=test&pwd=b9887c5ebb23ebb294acab183ecf0769";
    private static final String TOKEN = "uid=test&tokenkey=67da3bb4523ce538ff9adec57dc25162&timestamp=20120102102033";
    private static final String CODE = encoded("{\"code\":\"234336\"}");
    private static final String SEND = "ac=sendcode&" + LOGIN + "&mobile=13900008888"
            + "&mobileids=1390000888812869461937&content=" + CODE + "&template=700001";

    private final MovableClock clock = new MovableClock(Instant.parse("2012-01-02T10:20:33+08:00"));
    private final SmscnSimulator vendor = SmscnSimulator.builder()
            .clock(clock)
            .template("700002", "审核中{$code}", TemplateState.CHECKING)
            .template("700003", "不通过{$code}", TemplateState.REJECTED)
            .mostNumbers(2)
            .start();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @AfterEach
    void close() {
        vendor.close();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private String post(String form) {
        return send(HttpRequest.newBuilder(vendor.baseUri().resolve("/voice/"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)))
                .body();
    }

    private HttpResponse<String> get(String pathAndQuery) {
        return send(HttpRequest.newBuilder(URI.create(vendor.baseUri() + pathAndQuery)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(
                    request.timeout(Duration.ofSeconds(20)).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String stat(String code, String message) {
        return "{\"stat\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }

    @Test
    void send_v03_isHeard() {
        assertThat(post(SEND)).isEqualTo(stat("100", "发送成功"));
        assertThat(vendor.inbox().messagesTo("13900008888"))
                .extracting(ReceivedMessage::text)
                .containsExactly("您的验证码是：234336。");
        assertThat(vendor.inbox().messages().get(0).code()).contains("234336");
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/voice/?", "/sms/?", "/sms?"})
    void send_byGetAtEitherPath_isHeardToo(String path) {
        assertThat(get(path + SEND.replace("sendcode", "send")).body()).isEqualTo(stat("100", "发送成功"));
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void send_actionInTheQueryAndRestInTheForm_isASend() {
        HttpResponse<String> answer =
                send(HttpRequest.newBuilder(vendor.baseUri().resolve("/voice/?ac=sendcode"))
                        .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                        .POST(HttpRequest.BodyPublishers.ofString(SEND.replace("ac=sendcode&", ""))));

        assertThat(answer.body()).isEqualTo(stat("100", "发送成功"));
        assertThat(vendor.requests().count()).isEqualTo(1);
    }

    @Test
    void send_v02AndV07ByTokenInEnglish_isAccepted() {
        assertThat(post(SEND.replace(LOGIN, TOKEN) + "&language=english")).isEqualTo(stat("100", "SUCCESS"));
    }

    @Test
    void send_v15FullWidthColon_isRefused() {
        String content = encoded(" {\"code\"：\"234336\"}");

        assertThat(post(SEND.replace(CODE, content))).isEqualTo(stat("104", "非法字符"));
        assertThat(vendor.inbox().messages()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "uid=test|uid=other|101",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|x=y|101",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|pwd=B9887C5EBB23EBB294ACAB183ECF0769|101",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|pwd=b9887c5ebb23ebb294acab183ecf0769&tokenkey=1|101",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1&timestamp=20120102102033|101",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1&timestamp=20120231102033|118",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1|118",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1&timestamp=20120102101532|119",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1&timestamp=20120102102534|119",
                "pwd=b9887c5ebb23ebb294acab183ecf0769|tokenkey=1&timestamp=20120102102533|101",
                "mobile=13900008888|mobile=|108",
                "mobile=13900008888|mobile=%2B8613900008888|112",
                "mobile=13900008888|mobile=8613900008888|112",
                "mobile=13900008888|mobile=13900008888,13900008889,13900008890|106",
                "mobile=13900008888|mobile=13900008888,13900008889|103",
                "mobileids=1390000888812869461937|mobileids=13900008888128694619370|104",
                "mobileids=1390000888812869461937|mobileids=a1|104",
                "%22234336%22|234336|104",
                "%22234336%22|%22123456789012345678901%22|169",
                "%22code%22|%22kode%22|164",
                "content=|content=&x=|108",
                "template=700001|template=|162",
                "template=700001|template=799999|163",
                "template=700001|template=700002|167",
                "template=700001|template=700003|168",
                "template=700001|template=700001&uid=test|103",
                "ac=sendcode|ac=nothing|103"
            })
    void send_mistake_hasItsCode(String right, String wrong, String code) {
        assertThat(post(SEND.replace(right, wrong))).startsWith("{\"stat\":\"" + code + "\"");
        assertThat(vendor.inbox().messages()).isEmpty();
    }

    @Test
    void send_tooMuchContent_isRefused() {
        assertThat(post(SEND.replace("234336", "2".repeat(500)))).startsWith("{\"stat\":\"105\"");
    }

    @Test
    void send_withoutAnyTemplate_isRefused() {
        try (SmscnSimulator bare = SmscnSimulator.builder().withoutTemplates().start()) {
            HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(bare.baseUri() + "/voice/?" + SEND)));

            assertThat(answer.body()).isEqualTo(stat("161", "未添加短信模板"));
        }
    }

    @Test
    void send_inGbk_isUnderstoodIfItSaysSo() {
        String content = URLEncoder.encode("{\"code\":\"八\"}", Charset.forName("GBK"));

        assertThat(post(SEND.replace(CODE, content))).isEqualTo(stat("104", "非法字符"));
        assertThat(post(SEND.replace(CODE, content) + "&encode=gbk")).isEqualTo(stat("100", "发送成功"));
        assertThat(vendor.inbox().messages().get(0).text()).isEqualTo("您的验证码是：八。");
    }

    @Test
    void send_toTwo_bothHearItAndBothAreReported() {
        String form = SEND.replace("mobile=13900008888", "mobile=13900008888,13900008889")
                .replace("mobileids=1390000888812869461937", "mobileids=1,2,");

        assertThat(post(form)).isEqualTo(stat("100", "发送成功"));
        assertThat(vendor.balance()).isEqualTo(999_999_998);
        assertThat(post("ac=status&" + LOGIN))
                .isEqualTo("{\"stat\":\"100\",\"total\":\"2\",\"values\":["
                        + "{\"retime\":\"2012-01-02 10:20:33\",\"mobile\":\"13900008888\",\"mobileids\":\"1\","
                        + "\"resultcode\":\"100\",\"status\":\"DELIVRD\"},"
                        + "{\"retime\":\"2012-01-02 10:20:33\",\"mobile\":\"13900008889\",\"mobileids\":\"2\","
                        + "\"resultcode\":\"100\",\"status\":\"DELIVRD\"}]}");
        assertThat(post("ac=status&" + LOGIN)).isEqualTo("{\"stat\":\"100\",\"total\":\"0\",\"values\":[]}");
    }

    @Test
    void number_inEachForm_isAsDocumented() {
        String asked = "ac=number&" + LOGIN + "&format=";

        assertThat(post(asked)).isEqualTo("{\"stat\":\"100\",\"number\":\"1000000000\"}");
        assertThat(post(asked + "txt")).isEqualTo("sms&stat=100&remain=1000000000");
        assertThat(post(asked + "xml").replaceAll("\\s", ""))
                .isEqualTo("<result><stat>100</stat><number>1000000000</number></result>");
        assertThat(vendor.requests().count()).isZero();
    }

    @Test
    void query_inEachForm_isAsDocumentedAndGivesARecordOnce() {
        post(SEND);
        post(SEND.replace("234336", "234337"));
        String one = "ac=query&" + LOGIN + "&key=13900008888";

        assertThat(post(one + "&date=2012-01-03"))
                .isEqualTo("{\"total\":\"0\",\"page_size\":\"0\",\"total_page\":\"0\"}");
        assertThat(post(one + "&date=2012-01-02"))
                .isEqualTo("{\"stat\":100,\"total\":\"2\",\"page_size\":\"2\",\"total_page\":\"1\",\"values\":["
                        + "{\"sendtime\":\"2012-01-02 10:20:33\",\"mobile\":\"13900008888\","
                        + "\"content\":\"您的验证码是：234336。\",\"status\":\"1\"},"
                        + "{\"sendtime\":\"2012-01-02 10:20:33\",\"mobile\":\"13900008888\","
                        + "\"content\":\"您的验证码是：234337。\",\"status\":\"1\"}]}");
        assertThat(post(one + "&format=xml").replaceAll("\\s", ""))
                .isEqualTo("<result><total>0</total><page_size>0</page_size><total_page>0</total_page></result>");
    }

    @Test
    void answer_always_hasTheVendorsDate() {
        clock.advance(Duration.ofHours(1));

        assertThat(get("/voice/?ac=number").headers().allValues("Date"))
                .containsExactly("Mon, 02 Jan 2012 03:20:33 GMT");
        assertThat(get("/other/").statusCode()).isEqualTo(404);
    }

    @Test
    void recharge_afterTheLastCall_letsCallAgain() {
        try (SmscnSimulator poor = SmscnSimulator.builder().balance(0).start()) {
            URI send = URI.create(poor.baseUri() + "/voice/?" + SEND);
            String refused = send(HttpRequest.newBuilder(send)).body();

            poor.recharge(1);

            assertThat(refused).isEqualTo(stat("102", "短信不足"));
            assertThat(send(HttpRequest.newBuilder(send)).body()).isEqualTo(stat("100", "发送成功"));
        }
    }
}
