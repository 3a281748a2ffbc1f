package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.testkit.RedisExtension;
import io.github.otpgate.testkit.RedisServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F-11: a path is answered under all the rules, or passed on. */
@ExtendWith(RedisExtension.class)
class PathTest {

    private static final String JSON = "{\"phone\":\"13800138000\",\"purpose\":\"login\"}";

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

    private HttpResponse<String> post(String path, String to) {
        return client.exchange(client.to(path)
                .headers("Content-Type", "application/json", "X-Test-To", to)
                .POST(text(JSON)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp/send",
                "//otp/send",
                "/otp//send",
                "/otp/./send",
                "/otp/x/../send",
                "/otp/%73end",
                "/%6ftp/send",
                "/otp/send;x=1",
                "/otp;x=1/send",
                "/otp/send?x=1"
            })
    void law4_otherSpellingOfThePath_isAnsweredUnderTheSameRules(String path) {
        client.challengeOf("13800138000", "login");

        assertThat(client.json(path, JSON).statusCode()).isEqualTo(429);
        assertThat(client.exchange(client.to(path).GET()).statusCode()).isEqualTo(405);
        assertThat(application.vendor().requests().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp/send/",
                "/OTP/send",
                "/otp/Send",
                "/otp/send.json",
                "/otp/send/x",
                "/otp/sendx",
                "/otp",
                "/otp/",
                "/x/otp/send",
                "/otp/send%20",
                "/otp/send%3bx",
                "/otp/captcha/",
                "/OTP/captcha",
                "/otp/Captcha",
                "/otp/captcha.json",
                "/otp/captcha/x",
                "/otp/status/",
                "/otp/statusx",
                "/otp/callbacks",
                "/otp/callbacks/main",
                "/otp/callbacks/main/token",
                "/otp/callbacks/main/",
                "/otp/callbacks//",
                "/"
            })
    void anyOtherPath_isPassedOnUntouched(String path) {
        HttpResponse<String> answer = client.json(path, JSON);

        assertThat(answer.headers().firstValue("X-Passed-On")).contains("yes");
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(application.vendor().requests().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/otp/captcha",
                "//otp/captcha",
                "/otp/./captcha",
                "/otp/x/../captcha",
                "/otp/%63aptcha",
                "/otp/captcha;x=1",
                "/otp;x=1/captcha",
                "/otp/captcha?x=1"
            })
    void otherSpellingOfTheCaptchaPath_isAnsweredUnderTheSameRules(String path) {
        HttpResponse<String> solved = client.json(path, "{'id':'x','solution':'1'}");
        HttpResponse<String> put = client.exchange(client.to(path).PUT(text("")));

        assertThat(solved.statusCode()).isEqualTo(422);
        assertThat(TestClient.code(solved)).isEqualTo("captcha-failed");
        assertThat(put.statusCode()).isEqualTo(405);
        assertThat(put.headers().firstValue("Allow")).contains("GET, POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/write-forward", "/async"})
    void dispatchToTheCaptchaPath_isAnswered(String by) {
        HttpResponse<String> answer = client.exchange(
                client.to(by).header("X-Test-To", "/otp/captcha?kind=none").GET());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(TestClient.code(answer)).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp%2fsend", "/otp%5csend", "/otp/send%00"})
    void pathTheContainerRefuses_sendsNothing(String path) {
        assertThat(client.json(path, JSON).statusCode()).isEqualTo(400);
        assertThat(application.vendor().requests().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/forward", "/write-forward", "/async"})
    void law4_dispatchToThePath_isAnsweredUnderTheSameRules(String by) {
        HttpResponse<String> first = post(by, "/otp/send");
        HttpResponse<String> second = post(by, "/otp/send");

        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(first.body()).startsWith("{\"challengeId\":").endsWith("}");
        assertThat(second.statusCode()).isEqualTo(429);
        assertThat(client.exchange(
                                client.to(by).header("X-Test-To", "/otp/send").GET())
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void includeOfThePath_sendsNothing() {
        HttpResponse<String> answer = post("/include", "/otp/send");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("page passed on");
        assertThat(application.vendor().requests().count()).isZero();
    }

    @Test
    void errorPageAtThePath_sendsNothing() {
        HttpResponse<String> answer = post("/fail", "");

        assertThat(answer.headers().firstValue("X-Passed-On")).contains("yes");
        assertThat(application.vendor().requests().count()).isZero();
    }

    @Test
    void forwardedForm_ignoresBothQueryStrings() {
        HttpResponse<String> answer = client.exchange(client.to("/forward?phone=13900139000")
                .headers(
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "X-Test-Consume",
                        "parameters",
                        "X-Test-To",
                        "/otp/send?phone=13700137000")
                .POST(BodyPublishers.ofString("phone=13800138000&purpose=login")));

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(application.vendor().inbox().messagesTo("13800138000")).hasSize(1);
    }
}
