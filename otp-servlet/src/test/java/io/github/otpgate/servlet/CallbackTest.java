package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.PushRequest;
import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a vendor pushes comes in as it is, and the vendor reads what it wants to read. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallbackTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String TOKEN = "the-current-token-of-this-test";
    private static final String MAIN = "/otp/callbacks/main/" + TOKEN;
    private static final int LARGEST = 1024 * 1024;

    private RecordingApplication application;
    private TestClient client;

    @BeforeAll
    void start() {
        application = new RecordingApplication(WebSettings.DEFAULT.withCallbacks(CallbackTokens.of(TOKEN)));
        client = application.client();
    }

    @BeforeEach
    void forget() {
        application.pushes.clear();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private HttpResponse<String> post(String path, String type, byte[] body, String... headers) {
        var request = client.to(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body));
        return client.exchange(headers.length == 0 ? request : request.headers(headers));
    }

    private PushRequest pushed() {
        assertThat(application.pushes).hasSize(1);
        return application.pushes.get(0).getValue();
    }

    @ParameterizedTest
    @CsvSource({"main, 200, SUCCESS", "second, 200, OK", "picky, 403, FORBIDDEN"})
    void push_isAnsweredInTheVendorsWords(String provider, int status, String body) {
        String path = "/otp/callbacks/" + provider + "/" + TOKEN;

        for (HttpResponse<String> answer :
                List.of(client.get(path + "?report=1"), client.form(path, "sms_status=%5B%5D"))) {
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(answer.body()).isEqualTo(body);
            assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(application.pushes).extracting(Map.Entry::getKey).containsExactly(provider, provider);
    }

    @Test
    void post_anyBytes_areHandedOnUnchanged() {
        byte[] bytes = new byte[70_000];
        new Random(5).nextBytes(bytes);

        for (String type :
                new String[] {FORM, "application/json; charset=GBK", "text/xml;charset=gb2312", "x/y", "\u00a0"}) {
            application.pushes.clear();
            String raw = RawHttp.exchange(
                    application.port(),
                    "POST " + MAIN + "?a=%D6%D0&b=%zz&&c HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\n"
                            + "Content-Type: " + type + "\r\nContent-Length: " + bytes.length + "\r\n\r\n"
                            + new String(bytes, ISO_8859_1));

            assertThat(raw).startsWith("HTTP/1.1 200").endsWith("\r\n\r\nSUCCESS");
            assertThat(pushed().method()).isEqualTo("POST");
            assertThat(pushed().query()).isEqualTo("a=%D6%D0&b=%zz&&c");
            assertThat(pushed().contentType()).contains(type);
            assertThat(pushed().body().toArray()).isEqualTo(bytes);
        }
    }

    @Test
    void get_queryInGbk_isHandedOnStillEncoded() {
        assertThat(client.get(MAIN + "?content=%CD%CB%B6%A9+%2B&mobile=13800138000")
                        .statusCode())
                .isEqualTo(200);

        assertThat(pushed())
                .isEqualTo(new PushRequest(
                        "GET", "content=%CD%CB%B6%A9+%2B&mobile=13800138000", Optional.empty(), Bytes.none()));
    }

    @Test
    void post_withoutTypeBodyAndQuery_isHandedOn() {
        client.exchange(client.to(MAIN).POST(BodyPublishers.noBody()));

        assertThat(pushed()).isEqualTo(new PushRequest("POST", "", Optional.empty(), Bytes.none()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK"})
    void form_readByAnEarlierFilter_comesAsItsEqual(String charset) {
        byte[] form = "sms_status=%5B%7B%22sid%22%3A1%7D%5D&text=退 订+%2B&empty=".getBytes(Charset.forName(charset));

        HttpResponse<String> answer = post(
                MAIN + "?text=query",
                FORM + ";charset=" + charset,
                form,
                "X-Test-Consume",
                "parameters",
                "X-Test-Charset",
                charset);

        assertThat(answer.body()).isEqualTo("SUCCESS");
        assertThat(new String(pushed().body().toArray(), ISO_8859_1))
                .isEqualTo("text=" + URLEncoder.encode("退 订 +", Charset.forName(charset))
                        + "&sms_status=%5B%7B%22sid%22%3A1%7D%5D&empty=");
        assertThat(pushed().query()).isEqualTo("text=query");
    }

    @Test
    void form_readByAnEarlierFilterInTheWrongCharset_isNotTaken() {
        HttpResponse<String> answer = post(MAIN, FORM, "text=退订".getBytes(GBK), "X-Test-Consume", "parameters");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(application.pushes).isEmpty();
    }

    @Test
    void post_ofOneMebibyte_isRead() {
        byte[] body = new byte[LARGEST];

        assertThat(post(MAIN, "application/octet-stream", body).statusCode()).isEqualTo(200);
        assertThat(pushed().body().length()).isEqualTo(LARGEST);
    }

    @Test
    void post_ofOneByteMore_answers413() {
        byte[] body = new byte[LARGEST + 1];
        String form = "a=" + "b".repeat(LARGEST - 1);

        assertThat(post(MAIN, "application/octet-stream", body).statusCode()).isEqualTo(413);
        assertThat(client.exchange(client.to(MAIN)
                                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))))
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.form(MAIN, form).statusCode()).isEqualTo(413);
        assertThat(application.pushes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "get"})
    void otherMethod_answers405(String method) {
        HttpResponse<String> answer = client.exchange(client.to(MAIN).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
        assertThat(application.pushes).isEmpty();
    }

    @Test
    void push_fromAnotherSite_isTaken() {
        String answer = RawHttp.postForm(
                application.port(),
                MAIN,
                "sms_status=1",
                "Host: a.example",
                "Origin: https://vendor.example",
                "Sec-Fetch-Site: cross-site");

        assertThat(answer).startsWith("HTTP/1.1 200").endsWith("SUCCESS").doesNotContainIgnoringCase("access-control-");
    }

    @Test
    void law8_storeAway_answers503SoThatTheVendorRepeats() {
        HttpResponse<String> answer = client.form("/otp/callbacks/down/" + TOKEN, "sms_status=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(TestClient.code(answer)).isEqualTo("unavailable");
        assertThat(answer.body()).doesNotContainIgnoringCase("redis");
    }

    @Test
    void law5_failure_saysNothingOfIt() {
        HttpResponse<String> answer = client.form("/otp/callbacks/broken/" + TOKEN, "sms_status=1");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .isEqualTo(client.form("/otp/callbacks/down/" + TOKEN, "sms_status=1")
                        .body());
    }

    @Test
    void withoutAnyToken_nothingIsThere() {
        try (RecordingApplication without = new RecordingApplication(WebSettings.DEFAULT)) {
            for (String path : new String[] {MAIN, "/otp/callbacks/main/", "/otp/callbacks/main"}) {
                HttpResponse<String> answer = without.client().form(path, "sms_status=1");

                assertThat(answer.headers().firstValue("X-Passed-On")).contains("yes");
            }
            assertThat(without.pushes).isEmpty();
        }
    }
}
