package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.code;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisExtension.class)
class RequestBodyTest {

    private static final String JSON = "{'phone':'13800138000','purpose':'login'}".replace('\'', '"');
    private static final String FORM = "phone=13800138000&purpose=login";
    private static final String FORM_TYPE = "application/x-www-form-urlencoded";

    private OtpTestApplication application;
    private TestClient client;

    @BeforeEach
    void start(RedisServer redis) {
        application = OtpTestApplication.start(redis);
        client = application.client();
    }

    @AfterEach
    void stop() {
        application.close();
    }

    private HttpResponse<String> post(String type, String body) {
        return client.exchange(
                client.to("/otp/send").header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    private void assertRefused(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(code(answer)).isEqualTo("invalid-request");
        assertThat(application.vendor().requests().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/json; charset=gbk",
                "application/json; charset=utf-8; x=1",
                "application/jsonp",
                "text/json",
                "multipart/form-data; boundary=x",
                "text/plain; application/json",
                "*/*"
            })
    void type_unknown_answers415(String type) {
        assertRefused(post(type, JSON), 415);
    }

    @Test
    void type_missing_answers415() {
        assertRefused(client.exchange(client.to("/otp/send").POST(BodyPublishers.ofString(JSON))), 415);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON;charset=utf-8",
                "application/json ; charset=\"UTF-8\"",
                "application/json; Charset=Utf-8"
            })
    void type_jsonInUtf8_isRead(String type) {
        assertThat(post(type, JSON).statusCode()).isEqualTo(202);
    }

    @Test
    void body_ofExactly8KiB_isRead() {
        String padded = JSON + " ".repeat(8192 - JSON.length());

        assertThat(post("application/json", padded).statusCode()).isEqualTo(202);
    }

    @Test
    void body_over8KiB_answers413WhateverItsLengthClaims() {
        String large = JSON + " ".repeat(8193 - JSON.length());
        HttpRequest.Builder chunked = client.to("/otp/send")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large.getBytes(ISO_8859_1))));

        assertRefused(post("application/json", large), 413);
        assertRefused(post(FORM_TYPE, FORM + "&x=" + "a".repeat(8192)), 413);
        assertRefused(client.exchange(chunked), 413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", FORM_TYPE})
    void body_notUtf8_isRefused(String type) {
        for (String bytes : new String[] {"\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00df'", "\u00e4\u00bd"}) {
            String text = type.equals("application/json")
                    ? "{\"phone\":\"" + bytes + "\",\"purpose\":\"login\"}"
                    : "purpose=login&phone=" + bytes;

            assertRefused(
                    client.exchange(client.to("/otp/send")
                            .header("Content-Type", type)
                            .POST(BodyPublishers.ofByteArray(text.getBytes(ISO_8859_1)))),
                    400);
        }
    }

    @Test
    void form_queryString_isIgnored() {
        HttpResponse<String> onlyQuery = client.form("/otp/send?phone=13800138000&purpose=login", "");
        HttpResponse<String> half = client.form("/otp/send?phone=13800138000", "purpose=login");
        String unreadable = RawHttp.postForm(application.port(), "/otp/send?phone=%zz", "", "Host: a.example");
        assertRefused(onlyQuery, 400);
        assertRefused(half, 400);
        assertThat(unreadable).startsWith("HTTP/1.1 400").contains("phone: found nothing");

        assertThat(client.form("/otp/send?phone=13900139000", FORM).statusCode())
                .isEqualTo(202);
        assertThat(application.vendor().inbox().messagesTo("13800138000")).hasSize(1);
    }

    @Test
    void form_readByAnEarlierFilter_isTakenFromTheParameters() {
        String[] consumed = {"X-Test-Consume", "parameters"};

        assertRefused(client.form("/otp/send", FORM + "&phone=13900139000", consumed), 400);
        assertRefused(client.form("/otp/send?phone=13800138000", "purpose=login", consumed), 400);
        assertRefused(client.form("/otp/send", FORM + "&x=" + "a".repeat(8192), consumed), 413);
        assertThat(client.form("/otp/send?phone=13900139000", FORM, consumed).statusCode())
                .isEqualTo(202);
        assertThat(application.vendor().inbox().messagesTo("13800138000")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"stream", "reader"})
    void body_eatenByAnEarlierFilter_isRefused(String how) {
        assertRefused(client.form("/otp/send", FORM, "X-Test-Consume", how), 400);
        assertRefused(
                client.exchange(client.to("/otp/send")
                        .headers("Content-Type", "application/json", "X-Test-Consume", how)
                        .POST(BodyPublishers.ofString(JSON))),
                400);
    }
}
