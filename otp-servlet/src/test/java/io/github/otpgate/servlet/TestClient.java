package io.github.otpgate.servlet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client with its own cookies. */
public final class TestClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final int port;

    public TestClient(int port) {
        this.port = port;
    }

    /** Posts JSON; single quotes stand for double ones. */
    public HttpResponse<String> json(String path, String body) {
        return exchange(to(path).header("Content-Type", "application/json").POST(text(body.replace('\'', '"'))));
    }

    public HttpResponse<String> form(String path, String body, String... headers) {
        HttpRequest.Builder request = to(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(text(body));
        return exchange(headers.length == 0 ? request : request.headers(headers));
    }

    public HttpResponse<String> get(String path) {
        return exchange(to(path).GET());
    }

    public HttpResponse<String> send(String phone, String purpose) {
        return json("/otp/send", "{'phone':'" + phone + "','purpose':'" + purpose + "'}");
    }

    public HttpResponse<String> verify(String challengeId, String purpose, String code) {
        return json(
                "/otp/verify",
                "{'challengeId':'" + challengeId + "','purpose':'" + purpose + "','code':'" + code + "'}");
    }

    /** Sends and expects it to work. */
    public String challengeOf(String phone, String purpose) {
        HttpResponse<String> answer = send(phone, purpose);
        if (answer.statusCode() != 202) {
            throw new AssertionError("send answered " + answer.statusCode() + " " + answer.body());
        }
        return body(answer).get("challengeId").asString();
    }

    /** Begins a session, unless there is one, and tells its id. */
    public String session() {
        return exchange(to("/session").GET()).body();
    }

    public HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> exchange(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    public static HttpRequest.BodyPublisher text(String body) {
        return BodyPublishers.ofString(body);
    }

    public static JsonNode body(HttpResponse<String> answer) {
        return JSON.readTree(answer.body());
    }

    /** The stable member of a problem. */
    public static String code(HttpResponse<String> answer) {
        return body(answer).path("code").asString();
    }
}
