package io.github.otpgate.servlet.container;

import static io.github.otpgate.servlet.TestClient.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.otpgate.servlet.RawHttp;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** F-11 where containers differ: how they read a path, and what they bring to a filter. */
interface PathTests {

    Site site();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/otp/send",
                "/app/otp/send?x=1",
                "/app/otp/send;jsessionid=0123456789ABCDEF",
                "/app/otp/%73end",
                "/app/%6ftp/send"
            })
    default void spellingThatEveryContainerReads_isAnswered(String path) {
        assertThat(site().post(path, Site.JSON, "{}").statusCode()).isEqualTo(400);
        assertThat(RawHttp.get(site().port(), path)).startsWith("HTTP/1.1 405").contains("method-not-allowed");
    }

    /** A container may read it, refuse it or take it for another path; a way round the rules it must not be. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//app/otp/send",
                "/app//otp/send",
                "/app/otp//send",
                "/app/otp/./send",
                "/app/otp/x/../send",
                "/app/x/../otp/send",
                "/app/otp/%2e/send",
                "/app/otp/x/%2e%2e/send",
                "/app/otp/x/..;/send",
                "/app/otp;x=1/send",
                "/app;x=1/otp/send",
                "/app/otp/;x=1/send",
                "/app/otp%2fsend",
                "/app/otp/%2fsend",
                "/app/otp%5csend",
                "/app/otp\\send",
                "/app/otp/send%00",
                "/app/otp/send%3bx=1",
                "/app/otp/send%zz",
                "/app/otp/%c0%aesend",
                "/app/otp/%ff",
                "/app/otp/send%20",
                "/app/OTP/send",
                "/app/otp/send/",
                "http://a.example/app/otp/send"
            })
    default void otherSpelling_isAnsweredPassedOnOrRefused(String path) {
        int before = site().messages();

        String get = RawHttp.get(site().port(), path);
        String post = RawHttp.postForm(site().port(), path, "purpose=login", "Host: a.example");

        if (get.startsWith("HTTP/1.1 405")) {
            assertThat(get).contains("\"code\":\"method-not-allowed\"");
            assertThat(post).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid-request\"");
        } else {
            assertThat(get).containsPattern("^HTTP/1.1 (400|404)").doesNotContain("method-not-allowed");
            assertThat(post).containsPattern("^HTTP/1.1 (400|404)").doesNotContain("invalid-request");
        }
        assertThat(site().messages()).isEqualTo(before);
    }

    @Test
    default void contextPath_isNoPartOfTheBasePath() {
        assertThat(RawHttp.get(site().port(), "/otp/send")).startsWith("HTTP/1.1 404");
        assertThat(RawHttp.get(site().port(), "/app/app/otp/send"))
                .startsWith("HTTP/1.1 404")
                .contains("X-Passed-On");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/forward", "/app/async", "/app/include", "/app/otp/async"})
    default void dispatch_toOurPath_isNotOursWhereOnlyRequestsAreMapped(String by) {
        int before = site().messages();

        HttpResponse<String> answer =
                site().post(by, Site.JSON, Site.sendBody(site().phone()), "X-Test-To", "/otp/send");

        assertThat(answer.statusCode()).isIn(200, 404);
        assertThat(answer.headers().firstValue("Cache-Control")).isEmpty();
        assertThat(site().messages()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "OPTIONS", "PROPFIND", "post"})
    default void method_thatIsNotOurs_answers405(String method) {
        HttpResponse<String> answer =
                site().client().exchange(site().client().to(Site.SEND).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
        if (!method.equals("HEAD")) {
            assertThat(code(answer)).isEqualTo("method-not-allowed");
        }
    }

    @Test
    default void trace_echoesNothing() {
        String trace = RawHttp.exchange(
                site().port(),
                "TRACE /app/otp/send HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nCookie: secret\r\n\r\n");

        assertThat(trace).containsPattern("^HTTP/1.1 (403|405)").doesNotContain("secret");
    }
}
