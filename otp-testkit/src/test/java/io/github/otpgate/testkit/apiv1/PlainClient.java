package io.github.otpgate.testkit.apiv1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks to the simulator as any HTTP client would, without our adapter. */
final class PlainClient {

    static final String CREDENTIALS = "account=acct&pwd=e10adc3949ba59abbe56e057f20f883e";

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;

    PlainClient(URI base) {
        this.base = base;
    }

    record Answer(int status, String text) {

        JsonNode json() {
            return JSON.readTree(text);
        }

        String code() {
            return json().get("code").stringValue();
        }
    }

    static String task(String mobiles, String content, String more) {
        return CREDENTIALS + "&mobiles=" + encode(mobiles) + "&content=" + encode(content) + more;
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    Answer send(String mobiles, String content, Map<String, String> more) {
        String rest = more.entrySet().stream()
                .map(field -> "&" + field.getKey() + "=" + encode(field.getValue()))
                .collect(Collectors.joining());
        return post(Endpoints.SEND, task(mobiles, content, rest));
    }

    Answer query(String path) {
        return post(path, CREDENTIALS);
    }

    Answer post(String path, String body) {
        return exchange(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
    }

    Answer get(String path) {
        return exchange(request(path).GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private Answer exchange(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new Answer(response.statusCode(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
