package io.github.otpgate.testkit;

import io.github.otpgate.model.Bytes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a simulated vendor answers.
 *
 * @param status 200 to 599
 * @param headers each name with its value; {@code Content-Type} among them
 * @param body as it goes out
 */
public record HttpReply(int status, Map<String, String> headers, Bytes body) {

    /** Refuses a status that no final answer can have. */
    public HttpReply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, not " + status);
        }
        headers = Map.copyOf(headers);
    }

    /** JSON in UTF-8. */
    public static HttpReply json(int status, String body) {
        return text(status, "application/json;charset=utf-8", body);
    }

    /** Any text in UTF-8. */
    public static HttpReply text(int status, String contentType, String body) {
        return text(status, contentType, body, StandardCharsets.UTF_8);
    }

    /** Any text in any charset, whatever the content type says. */
    public static HttpReply text(int status, String contentType, String body, Charset charset) {
        return new HttpReply(status, Map.of("Content-Type", contentType), Bytes.of(body.getBytes(charset)));
    }

    /** Any bytes. */
    public static HttpReply bytes(int status, String contentType, byte[] body) {
        return new HttpReply(status, Map.of("Content-Type", contentType), Bytes.of(body));
    }

    /** The same with one more header. */
    public HttpReply withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new HttpReply(status, more, body);
    }

    HttpReply withStatus(int other) {
        return new HttpReply(other, headers, body);
    }
}
