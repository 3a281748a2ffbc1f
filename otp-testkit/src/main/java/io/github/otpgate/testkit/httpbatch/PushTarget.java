package io.github.otpgate.testkit.httpbatch;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * One HTTP request to the customer: GET with everything in the query, or the same as the form of a POST. The JDK's client
 * repeats a GET once by itself if the connection breaks before the first byte of an answer.
 */
final class PushTarget {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final boolean post;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    PushTarget(boolean post) {
        this.post = post;
    }

    HttpBatchPushes.Attempt attempt(URI url, String fields) {
        try {
            HttpResponse<String> response =
                    http.send(request(url, fields), BodyHandlers.ofString(StandardCharsets.UTF_8));
            return new HttpBatchPushes.Attempt(fields, response.statusCode(), response.body());
        } catch (IOException noAnswer) {
            return new HttpBatchPushes.Attempt(fields, 0, "");
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            return new HttpBatchPushes.Attempt(fields, 0, "");
        }
    }

    private HttpRequest request(URI url, String fields) {
        HttpRequest.Builder request = HttpRequest.newBuilder().timeout(PATIENCE);
        if (post) {
            return request.uri(url)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(fields))
                    .build();
        }
        String joint = url.getRawQuery() == null ? "?" : "&";
        return request.uri(URI.create(url + joint + fields)).build();
    }
}
