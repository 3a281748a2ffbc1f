package io.github.otpgate.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * What a simulated vendor answers.
 *
 * @param status 200 to 599
 * @param contentType the whole header value, e.g. {@code application/json;charset=utf-8}
 * @param body the text before encoding
 * @param charset in which the text goes out; ISO-8859-1 puts out any bytes
 */
public record HttpReply(int status, String contentType, String body, Charset charset) {

    /** Refuses a status that no final answer can have. */
    public HttpReply {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status must be 200 to 599, not " + status);
        }
    }

    /** JSON in UTF-8. */
    public static HttpReply json(int status, String body) {
        return new HttpReply(status, "application/json;charset=utf-8", body, StandardCharsets.UTF_8);
    }

    /** Any text in UTF-8. */
    public static HttpReply text(int status, String contentType, String body) {
        return new HttpReply(status, contentType, body, StandardCharsets.UTF_8);
    }

    HttpReply withStatus(int other) {
        return new HttpReply(other, contentType, body, charset);
    }

    byte[] bytes() {
        return body.getBytes(charset);
    }
}
