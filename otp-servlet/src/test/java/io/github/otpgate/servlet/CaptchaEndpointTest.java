package io.github.otpgate.servlet;

import static io.github.otpgate.servlet.TestClient.body;
import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.captcha.CaptchaKind;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CaptchaEndpointTest {

    private RecordingApplication application;
    private TestClient client;

    @BeforeAll
    void start() {
        application = RecordingApplication.behind();
        client = application.client();
    }

    @BeforeEach
    void forget() {
        application.captchas.clear();
        application.solutions.clear();
    }

    @AfterAll
    void stop() {
        application.close();
    }

    @Test
    void get_proofOfWork_isAFlatAltchaChallenge() {
        HttpResponse<String> answer = client.get("/otp/captcha");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"id\":\"the-id\",\"kind\":\"pow\",\"expiresInSeconds\":120,\"algorithm\":\"SHA-256\","
                        + "\"challenge\":\"" + "ab".repeat(32) + "\",\"maxnumber\":50000,\"salt\":\"salt?expires=1\","
                        + "\"signature\":\"" + "cd".repeat(32) + "\"}");
        assertThat(application.captchas.get(0).purpose()).isEmpty();
        assertThat(application.captchas.get(0).kind()).isEmpty();
    }

    /** F-13: on every new answer. */
    @ParameterizedTest
    @CsvSource({
        "GET,/otp/captcha,200",
        "GET,/otp/captcha?kind=x,400",
        "GET,/otp/captcha?purpose=limited,429",
        "POST,/otp/captcha?id=1,200",
        "POST,/otp/captcha?id=wrong,422",
        "PUT,/otp/captcha,405"
    })
    void answers_always_carryTheHeadersThatKeepThemFromCaches(String method, String path, int status) {
        String solution = path.endsWith("wrong") ? "wrong" : "1";
        HttpResponse<String> answer = client.exchange(client.to(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, BodyPublishers.ofString("id=x&solution=" + solution)));
        String type = status == 200 ? "application/json" : "application/problem+json";

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type + ";charset=UTF-8");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().map().keySet()).doesNotContain("server", "x-powered-by", "set-cookie");
    }

    @Test
    void get_purposeAndKind_areDecodedAndPassedOn() {
        client.get("/otp/captcha?purp%6fse=log%69n&kind=slider");
        client.get("/otp/captcha?purpose=&kind=");

        assertThat(application.captchas.get(0).purpose()).contains("login");
        assertThat(application.captchas.get(0).kind()).contains(CaptchaKind.SLIDER);
        assertThat(application.captchas.get(1).purpose()).isEmpty();
        assertThat(application.captchas.get(1).kind()).isEmpty();
    }

    /** E-09. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "?width=100000&height=100000&type=jpeg",
                "?width=1&width=2&%20=%zz&difficulty=1",
                "?KIND=slider",
                "?kind%5B%5D=slider",
                "?&&=&x"
            })
    void get_otherParameters_doNotExist(String query) {
        String answer = RawHttp.get(application.port(), "/otp/captcha" + query);

        assertThat(answer).startsWith("HTTP/1.1 200");
        assertThat(application.captchas.get(0).purpose()).isEmpty();
        assertThat(application.captchas.get(0).kind()).isEmpty();
    }

    @Test
    void get_manyParameters_readNoMoreOfThem() {
        assertThat(client.get("/otp/captcha?" + "a=1&".repeat(10_000) + "kind=pow")
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?kind=turnstile",
                "?kind=POW",
                "?kind=pow&kind=slider",
                "?kind=pow&kind=pow",
                "?kind=%zz",
                "?kind=%ff",
                "?%zz=1",
                "?purpose=unknown"
            })
    void get_unknownKindOrPurpose_answers400WithoutQuotingIt(String query) {
        String answer = RawHttp.get(application.port(), "/otp/captcha" + query);

        assertThat(answer)
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"invalid-request\"", "; allowed: ")
                .doesNotContain("turnstile", "unknown\"", "zz");
    }

    @Test
    void get_tooOften_answers429InASteppedTime() {
        HttpResponse<String> answer = client.get("/otp/captcha?purpose=limited");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(code(answer)).isEqualTo("rate-limited");
        assertThat(answer.headers().firstValue("Retry-After")).contains("300");
    }

    @Test
    void law6_get_withoutRedis_answers503() {
        HttpResponse<String> answer = client.get("/otp/captcha?purpose=down");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(code(answer)).isEqualTo("unavailable");
        assertThat(answer.body()).doesNotContain("redis");
    }

    @Test
    void get_withABody_readsTheQueryOnly() {
        HttpResponse<String> answer = client.exchange(client.to("/otp/captcha")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method("GET", BodyPublishers.ofString("kind=slider")));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(application.captchas.get(0).kind()).isEmpty();
    }

    @Test
    void post_rightSolution_givesAToken() {
        HttpResponse<String> answer = client.json("/otp/captcha", "{'id':'x','solution':'42','purpose':'login'}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"captchaToken\":\"the-token\",\"expiresInSeconds\":119}");
        assertThat(application.solutions.get(0).id()).isEqualTo("x");
        assertThat(application.solutions.get(0).solution()).isEqualTo("42");
        assertThat(application.solutions.get(0).purpose()).contains("login");
    }

    @Test
    void post_wholeNumber_isPassedOnAsWritten() {
        client.json("/otp/captcha", "{'id':'x','solution':123456789012345678901234567890}");
        client.form("/otp/captcha", "id=x&solution=007&purpose=");

        assertThat(application.solutions.get(0).solution()).isEqualTo("123456789012345678901234567890");
        assertThat(application.solutions.get(1).solution()).isEqualTo("007");
        assertThat(application.solutions.get(1).purpose()).isEmpty();
    }

    @Test
    void post_wrongSolution_answers422() {
        HttpResponse<String> answer = client.json("/otp/captcha", "{'id':'x','solution':-1}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(code(answer)).isEqualTo("captcha-failed");
        assertThat(body(answer).propertyNames()).containsExactly("type", "title", "status", "detail", "code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'id':'x'}",
                "{'solution':'1'}",
                "{'id':'','solution':'1'}",
                "{'id':7,'solution':'1'}",
                "{'id':'x','solution':1.5}",
                "{'id':'x','solution':1e3}",
                "{'id':'x','solution':['1','2']}",
                "{'id':'x','solution':'1','solution':'2'}",
                "{'id':'x','solution':'1','purpose':7}",
                "[{'id':'x','solution':'1'}]"
            })
    void post_unusableFields_answers400AndAsksNobody(String json) {
        HttpResponse<String> answer = client.json("/otp/captcha", json);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("invalid-request");
        assertThat(application.solutions).isEmpty();
    }

    @Test
    void post_repeatedFormField_answers400() {
        assertThat(client.form("/otp/captcha", "id=x&solution=1&solution=2").statusCode())
                .isEqualTo(400);
        assertThat(application.solutions).isEmpty();
    }

    @Test
    void post_tokenOf8192Characters_isTheLongest() {
        HttpResponse<String> longest = client.json("/otp/captcha", json("1".repeat(8192)));
        HttpResponse<String> longer = client.json("/otp/captcha", json("1".repeat(8193)));
        HttpResponse<String> id = client.form("/otp/captcha", "solution=1&id=" + "x".repeat(1025));

        assertThat(longest.statusCode()).isEqualTo(200);
        assertThat(longer.statusCode()).isEqualTo(400);
        assertThat(body(longer).get("detail").asString()).startsWith("solution: found 8193 characters");
        assertThat(body(id).get("detail").asString()).startsWith("id: found 1025 characters");
    }

    private static String json(String solution) {
        return "{'id':'x','solution':'" + solution + "'}";
    }

    @Test
    void post_over16KiB_answers413() {
        String most = json("1") + " ".repeat(16 * 1024 - json("1").length());

        assertThat(client.json("/otp/captcha", most).statusCode()).isEqualTo(200);
        assertThat(client.json("/otp/captcha", most + " ").statusCode()).isEqualTo(413);
        assertThat(client.form(
                                "/otp/captcha",
                                "id=x&solution=1&a=" + "a".repeat(16 * 1024),
                                "X-Test-Consume",
                                "parameters")
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void otherMethod_answers405AndAllowsBoth() {
        for (String method : new String[] {"HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "get"}) {
            HttpResponse<String> answer =
                    client.exchange(client.to("/otp/captcha").method(method, BodyPublishers.noBody()));

            assertThat(answer.statusCode()).as(method).isEqualTo(405);
            assertThat(answer.headers().firstValue("Allow")).contains("GET, POST");
        }
        assertThat(application.captchas).isEmpty();
    }
}
