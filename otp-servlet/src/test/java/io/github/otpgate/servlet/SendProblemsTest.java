package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.testkit.Fault;
import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(RedisExtension.class)
class SendProblemsTest {

    private static final String PHONE = "13800138000";

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

    @Test
    void problem_always_hasTheMembersAndHeadersOfRfc9457() {
        HttpResponse<String> answer = client.send(PHONE, "unknown");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json;charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(body(answer).propertyNames()).containsExactly("type", "title", "status", "detail", "code");
        assertThat(body(answer).get("type").asString()).isEqualTo("about:blank");
        assertThat(body(answer).get("title").asString()).isEqualTo("Bad Request");
        assertThat(body(answer).get("status").asInt()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'purpose':'login'}                                      | phone: found nothing",
                "{'phone':'','purpose':'login'}                           | phone: found an empty string",
                "{'phone':'   ','purpose':'login'}                        | phone: found 3 blank characters",
                "{'phone':13800138000,'purpose':'login'}                  | phone: found a number",
                "{'phone':null,'purpose':'login'}                         | phone: found null",
                "{'phone':['13800138000'],'purpose':'login'}              | phone: found an array",
                "{'phone':'13800138000'}                                  | purpose: found nothing",
                "{'phone':'13800138000','purpose':' '}                    | purpose: found 1 blank characters",
                "{'phone':'13800138000','purpose':{'a':1}}                | purpose: found an object",
                "{'phone':'13800138000','purpose':true}                   | purpose: found a boolean",
                "{'phone':'13800138000','purpose':'secret-name'}          | purpose: found an unknown name",
                "{'phone':'13800138000','purpose':'LOGIN'}                | purpose: found an unknown name",
                "{'phone':'13800138000','purpose':'login','channel':'fax'}| channel: found 3 characters",
                "{'phone':'13800138000','purpose':'login','channel':'SMS'}| channel: found 3 characters",
                "{'phone':'13800138000','purpose':'login','channel':''}   | channel: found 0 characters",
                "{'phone':'13800138000','purpose':'login','channel':'voice'}| channel: found one without a provider",
                "{'phone':'13800138000','purpose':'login','captchaToken':7} | captchaToken: found a number"
            })
    void send_unusableField_isNamedWithoutItsContent(String json, String detail) {
        HttpResponse<String> answer = client.json("/otp/send", json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-request");
        assertThat(body(answer).get("detail").asString()).startsWith(detail).contains("; allowed: ");
        assertThat(answer.body()).doesNotContain("13800138000", "secret-name", "fax");
        assertThat(application.vendor().requests().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"phone,1024,invalid-phone", "phone,1025,invalid-request", "captchaToken,7000,"})
    void send_longField_isRefusedFromItsLimitOn(String field, int length, String code) {
        String rest = field.equals("phone") ? "'purpose':'login'" : "'phone':'" + PHONE + "','purpose':'login'";

        HttpResponse<String> answer =
                client.json("/otp/send", "{'" + field + "':'" + "1".repeat(length) + "'," + rest + "}");

        assertThat(answer.statusCode()).isEqualTo(code == null ? 202 : 400);
        assertThat(code == null || code(answer).equals(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp/send", "/otp/verify"})
    void otherMethod_answers405AndAllowsPost(String path) {
        for (String method : new String[] {"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "post"}) {
            HttpResponse<String> answer = client.exchange(client.to(path).method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("POST");
            assertThat(method.equals("HEAD") || code(answer).equals("method-not-allowed"))
                    .isTrue();
        }
    }

    @Test
    void send_withoutSolvedCaptcha_answers428AndAsksNoVendor(RedisServer redis) {
        try (OtpTestApplication guarded =
                OtpTestApplication.start(redis, builder -> builder.captcha(CaptchaMode.REQUIRED))) {
            for (String token : new String[] {"", ",'captchaToken':''", ",'captchaToken':'guess'"}) {
                HttpResponse<String> answer =
                        guarded.client().json("/otp/send", "{'phone':'" + PHONE + "','purpose':'login'" + token + "}");

                assertThat(answer.statusCode()).isEqualTo(428);
                assertThat(code(answer)).isEqualTo("captcha-required");
            }
            assertThat(guarded.vendor().requests().count()).isZero();
        }
    }

    @Test
    void law4_send_withinTheWindow_answers429WithRetryAfter() {
        client.challengeOf(PHONE, "login");

        HttpResponse<String> answer = client.send(PHONE, "login");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(code(answer)).isEqualTo("rate-limited");
        assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(application.vendor().requests().count()).isEqualTo(1);
    }

    @Test
    void law2_send_toLockedPhone_answers429InWholeMinutesAndAsksNoVendor(RedisServer redis) {
        try (OtpTestApplication app = OtpTestApplication.start(
                redis, builder -> builder.maxAttempts(10).phoneLimits("5/1s"))) {
            TestClient other = app.client();
            String challenge = other.challengeOf(PHONE, "login");
            String wrong = app.codeOn(PHONE).equals("123456") ? "654321" : "123456";
            for (int i = 0; i < 10; i++) {
                other.verify(challenge, "login", wrong);
            }

            HttpResponse<String> answer = other.send(PHONE, "login");

            int wait =
                    Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow());
            assertThat(answer.statusCode()).isEqualTo(429);
            assertThat(wait).isBetween(60, 3600);
            assertThat(wait % 60).isZero();
            assertThat(app.vendor().requests().count()).isEqualTo(1);
        }
    }

    @Test
    void send_thatNoVendorTakes_answers503WithoutTheVendorsWords() {
        application
                .vendor()
                .faults()
                .always(Fault.answer(400, "application/json", "{\"code\":3,\"msg\":\"balance\",\"detail\":\"x\"}"));

        HttpResponse<String> answer = client.send(PHONE, "login");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("unavailable");
        assertThat(answer.body()).doesNotContainIgnoringCase("balance", "haotingyun");
    }
}
