package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A-13, F-07, F-09, K-01, K-03: requests that no page of ours sends. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileRequestTest {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String GUESS = "'challengeId':'x','purpose':'login'";

    private RecordingApplication application;
    private TestClient client;

    @BeforeAll
    void start() {
        application = RecordingApplication.behind();
        client = application.client();
    }

    @BeforeEach
    void forget() {
        application.verifies.clear();
        application.solutions.clear();
        application.issues.clear();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    private void assertNobodyWasAsked() {
        assertThat(application.issues).isEmpty();
        assertThat(application.verifies).isEmpty();
        assertThat(application.solutions).isEmpty();
    }

    @Test
    void verify_manyCodesAtOnce_answers400AndTriesNone() {
        String codes =
                IntStream.range(100_000, 100_100).mapToObj(i -> "'" + i + "'").collect(Collectors.joining(","));
        String objects = IntStream.range(0, 20)
                .mapToObj(i -> "{" + GUESS + ",'code':'00000" + i % 10 + "'}")
                .collect(Collectors.joining(","));

        assertRefused(client.json("/otp/verify", "{" + GUESS + ",'code':[" + codes + "]}"));
        assertRefused(client.json("/otp/verify", "[" + objects + "]"));
        assertRefused(client.json("/otp/verify", objects));
        assertRefused(client.json("/otp/verify", "{" + GUESS + ",'code':'111111','code':'222222'}"));
        assertRefused(client.json("/otp/verify", "{" + GUESS + ",'code':{'a':'111111','b':'222222'}}"));
        for (String consume : new String[] {"no", "parameters"}) {
            assertRefused(client.form(
                    "/otp/verify", "challengeId=x&purpose=login&code=111111&code=222222", "X-Test-Consume", consume));
        }
        assertNobodyWasAsked();
    }

    @Test
    void verify_codeInQueryAndBody_triesTheBodysAlone() {
        client.form("/otp/verify?code=222222", "challengeId=x&purpose=login&code=111111");
        client.form("/otp/verify", "challengeId=x&purpose=login&code[]=222222&code=333333");

        assertThat(application.verifies).extracting(request -> request.code()).containsExactly("111111", "333333");
    }

    private static void assertRefused(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp/send", "/otp/verify", "/otp/captcha"})
    void manyFields_areNotRead(String path) {
        String flood = IntStream.range(0, 100_000).mapToObj(i -> "p" + i + "=1").collect(Collectors.joining("&"));
        String colliding = IntStream.range(0, 64)
                .mapToObj(i -> Integer.toBinaryString(64 + i).replace("0", "Aa").replace("1", "BB") + "=1")
                .collect(Collectors.joining("&"));
        String members = IntStream.range(0, 64).mapToObj(i -> "'p" + i + "':1").collect(Collectors.joining(","));

        assertThat(client.form(path, flood).statusCode()).isEqualTo(413);
        assertRefused(client.form(path, colliding));
        assertRefused(client.json(path, "{" + members + "}"));
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp/send", "/otp/verify", "/otp/captcha"})
    void formOfAnotherSite_isRefused(String path) {
        String body = "phone=13800138000&purpose=login&challengeId=x&code=123456&id=x&solution=1";
        String evil = "Origin: https://evil.example";
        String json = body.replace('&', ' ');

        assertThat(RawHttp.postForm(application.port(), path, body, "Host: a.example", evil))
                .startsWith("HTTP/1.1 403");
        assertThat(RawHttp.postForm(application.port(), path, body, "Host: a.example", "Sec-Fetch-Site: cross-site"))
                .startsWith("HTTP/1.1 403");
        assertThat(RawHttp.postForm(application.port(), path, body, "Host: a.example", "Origin: null"))
                .startsWith("HTTP/1.1 403");
        for (String type :
                new String[] {"text/plain", "multipart/form-data; boundary=b", "text/plain;application/json"}) {
            assertThat(client.exchange(
                                    client.to(path).header("Content-Type", type).POST(BodyPublishers.ofString(json)))
                            .statusCode())
                    .isEqualTo(415);
        }
        assertNobodyWasAsked();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/otp/send", "/otp/verify", "/otp/captcha"})
    void preflight_ofAnyOrigin_allowsNothing(String path) {
        for (String origin : new String[] {"https://evil.example", "null"}) {
            String preflight = RawHttp.exchange(
                    application.port(),
                    "OPTIONS " + path + " HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nOrigin: " + origin
                            + "\r\nAccess-Control-Request-Method: POST\r\n"
                            + "Access-Control-Request-Headers: content-type\r\n\r\n");
            String read = RawHttp.get(application.port(), path, "Origin: " + origin);

            assertThat(preflight).startsWith("HTTP/1.1 405").doesNotContainIgnoringCase("access-control-");
            assertThat(read).doesNotContainIgnoringCase("access-control-");
        }
    }

    @Test
    void verify_limitedAddress_answersLikeEveryLimit() {
        HttpResponse<String> answer =
                client.json("/otp/verify", "{" + GUESS + ",'code':'123456','captchaToken':'the-token'}");

        assertThat(application.verifies.get(0).captchaToken()).contains("the-token");
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).isEqualTo(TooMany.exact(Duration.ofSeconds(5)).body());
        assertThat(answer.headers().firstValue("Retry-After")).contains("900");
    }

    @Test
    void verify_whileWrongCodesComeFromEverywhere_answers428() {
        for (String token : new String[] {"", ",'captchaToken':''", ",'captchaToken':' '"}) {
            HttpResponse<String> answer = client.json("/otp/verify", "{" + GUESS + ",'code':'123456'" + token + "}");

            assertThat(answer.statusCode()).isEqualTo(428);
            assertThat(code(answer)).isEqualTo("captcha-required");
            assertThat(body(answer).has("kind")).isFalse();
        }
        assertRefused(client.json("/otp/verify", "{" + GUESS + ",'code':'123456','captchaToken':7}"));
    }

    @Test
    void send_thatNeedsTheSlider_saysSo() {
        HttpResponse<String> answer = client.send("13800138000", "login");

        assertThat(answer.statusCode()).isEqualTo(428);
        assertThat(code(answer)).isEqualTo("captcha-required");
        assertThat(body(answer).get("kind").asString()).isEqualTo("slider");
    }

    /** The body never ends, and no single read waits for long: without our deadline this would take ten minutes. */
    @ParameterizedTest
    @ValueSource(strings = {"application/json", FORM})
    void body_thatDripsIn_isGivenUpAfterFiveSeconds(String type) {
        String head = "POST /otp/send HTTP/1.1\r\nHost: a.example\r\nContent-Type: " + type
                + "\r\nContent-Length: 4000\r\n\r\n{";
        long begin = System.nanoTime();

        String answer = RawHttp.drip(application.port(), head);

        assertThat(answer)
                .startsWith("HTTP/1.1 408")
                .contains("\"code\":\"invalid-request\"", "Connection: close", "nosniff");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(20));
        assertNobodyWasAsked();
    }
}
