package io.github.otpgate.servlet.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.otpgate.servlet.RawHttp;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who asks, from where, and what goes back. */
interface CallerTests {

    Set<String> HEADERS = Set.of(
            "allow",
            "cache-control",
            "connection",
            "content-length",
            "content-type",
            "date",
            "keep-alive",
            "retry-after",
            "x-content-type-options");

    Site site();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a.example|Sec-Fetch-Site: cross-site",
                "Host: a.example|Sec-Fetch-Site: same-site",
                "Host: a.example|Sec-Fetch-Site: ",
                "Host: a.example|Sec-Fetch-Site: same-origin|Sec-Fetch-Site: cross-site",
                "Host: a.example|Origin: null",
                "Host: a.example|Origin: http://b.example",
                "Host: a.example|Origin: http://a.example:8080",
                "Host: a.example:8080|Origin: http://a.example"
            })
    default void form_fromAnotherSite_answers403(String headers) {
        assertThat(RawHttp.postForm(site().port(), Site.SEND, "purpose=login", headers.split("\\|")))
                .startsWith("HTTP/1.1 403")
                .contains("\"code\":\"cross-site\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Host: a.example",
                "Host: a.example|Sec-Fetch-Site: same-origin|Origin: http://b.example",
                "Host: a.example:8080|Origin: http://A.example:8080",
                "Host: [::1]:8080|Origin: http://[::1]:8080"
            })
    default void form_fromHere_isRead(String headers) {
        assertThat(RawHttp.postForm(site().port(), Site.SEND, "purpose=login", headers.split("\\|")))
                .startsWith("HTTP/1.1 400")
                .contains("\"code\":\"invalid-request\"");
    }

    @Test
    default void answers_carryWhatWePromiseAndNothingOfTheContainer() {
        HttpResponse<String> sent = site().send(site().phone());
        HttpResponse<String> problem = site().post(Site.SEND, Site.JSON, "{}");
        HttpResponse<String> method = site().client().get(Site.SEND);
        HttpResponse<String> vendor = site().post(Site.CALLBACK, Site.FORM, "sms_status=%5B%5D");

        assertThat(type(sent)).isEqualTo("application/json;charset=utf-8");
        assertThat(type(problem)).isEqualTo("application/problem+json;charset=utf-8");
        assertThat(type(method)).isEqualTo("application/problem+json;charset=utf-8");
        assertThat(type(vendor)).isEqualTo("text/plain;charset=utf-8");
        for (HttpResponse<String> answer : List.of(sent, problem, method, vendor)) {
            assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().map().keySet().stream()
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .collect(Collectors.toSet()))
                    .isSubsetOf(HEADERS);
        }
    }

    private static String type(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    }

    /** The limit of one address is met by this one alone, so every container told who that is. */
    @Test
    default void proxy_theAddressItNames_isTheOneLimited() {
        assertThat(limited("127.0.0.1", "203.0.113.5")).isTrue();
        assertThat(limited("127.0.0.1", site().address())).isTrue();
        assertThat(site().send(site().phone()).statusCode()).isEqualTo(202);
    }

    @Test
    default void proxy_thatConnectsByIpv6_isRecognised() {
        assumeThat(RawHttp.reaches("::1", site().port())).as("needs IPv6").isTrue();

        assertThat(limited("::1", "203.0.113.6")).isTrue();
        assertThat(RawHttp.exchange("::1", site().port(), forwarded(site().phone(), site().address())))
                .startsWith("HTTP/1.1 202");
    }

    private boolean limited(String proxy, String client) {
        for (int i = 0; i < World.SENDS; i++) {
            assertThat(RawHttp.exchange(proxy, site().port(), forwarded(site().phone(), client)))
                    .startsWith("HTTP/1.1 202");
        }
        return RawHttp.exchange(proxy, site().port(), forwarded(site().phone(), client))
                .startsWith("HTTP/1.1 429");
    }

    private static String forwarded(String phone, String client) {
        String body = Site.sendBody(phone);
        return "POST /app/otp/send HTTP/1.1\r\nHost: a.example\r\nConnection: close\r\nContent-Type: application/json\r\n"
                + "X-Forwarded-For: 203.0.113.99, " + client + "\r\nContent-Length: " + body.length() + "\r\n\r\n"
                + body;
    }
}
