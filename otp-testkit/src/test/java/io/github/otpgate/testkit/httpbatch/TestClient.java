package io.github.otpgate.testkit.httpbatch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Speaks to the simulator as any HTTP client would. */
final class TestClient {

    static final String LOGIN = "account=test01&pswd=123456";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    TestClient(URI base) {
        this.base = base;
    }

    static String send(String mobiles, String text, String more) {
        return LOGIN + "&mobile=" + encode(mobiles) + "&msg=" + encode(text) + "&needstatus=true" + more;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The body, which comes with HTTP 200. */
    String post(String path, String form) {
        return answer(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The body, which comes with HTTP 200. */
    String get(String path, String query) {
        return answer(request(path + "?" + query).GET());
    }

    /** The status of a send, whatever its other words. */
    int code(String form) {
        String first = post(Platform.BATCH, form).lines().findFirst().orElseThrow();
        return Integer.parseInt(first.substring(first.indexOf(',') + 1));
    }

    int statusOf(HttpRequest.Builder request) {
        return exchange(request).statusCode();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private String answer(HttpRequest.Builder request) {
        HttpResponse<String> response = exchange(request);
        if (response.statusCode() != 200) {
            throw new AssertionError("HTTP " + response.statusCode());
        }
        return response.body();
    }

    private HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
