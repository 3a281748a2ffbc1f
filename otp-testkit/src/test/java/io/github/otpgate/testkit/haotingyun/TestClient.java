package io.github.otpgate.testkit.haotingyun;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the simulator as any HTTP client would. */
final class TestClient {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String KEY = HaotingyunSimulator.Builder.SAMPLE_API_KEY;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    TestClient(URI base) {
        this.base = base;
    }

    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        int code() {
            return json().get("code").intValue();
        }
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String form(String mobile, String text) {
        return "apikey=" + KEY + "&mobile=" + encode(mobile) + "&text=" + encode(text);
    }

    Answer single(String mobile, String text) {
        return post(SendEndpoints.SINGLE, form(mobile, text));
    }

    Answer batch(String mobiles, String text) {
        return post(SendEndpoints.BATCH, form(mobiles, text));
    }

    Answer multi(String mobiles, String joined) {
        return post(SendEndpoints.MULTI, form(mobiles, joined));
    }

    /** With the key in front; then names and values in turn. */
    Answer ask(String path, String... namesAndValues) {
        StringBuilder body = new StringBuilder("apikey=").append(KEY);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.append('&').append(namesAndValues[i]).append('=').append(encode(namesAndValues[i + 1]));
        }
        return post(path, body.toString());
    }

    Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded;charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    Answer get(String pathAndQuery) {
        return send(request(pathAndQuery).GET());
    }

    Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    }
}
