package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * What the client gets.
 *
 * @param headers beside those that every answer carries
 * @param body JSON; may hold a ticket, so an answer does not print it
 */
record Answer(int status, String type, Map<String, String> headers, String body) {

    private static final String JSON = "application/json;charset=UTF-8";

    Answer {
        headers = Map.copyOf(headers);
    }

    static Answer json(int status, Map<String, Object> members) {
        return new Answer(status, JSON, Map.of(), JsonText.of(members));
    }

    Answer with(String header, String value) {
        return new Answer(status, type, Map.of(header, value), body);
    }

    void writeTo(HttpServletResponse response) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        response.setStatus(status);
        response.setContentType(type);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        headers.forEach(response::setHeader);
        response.setContentLength(bytes.length);
        if (isWriterTaken(response)) {
            response.getWriter().write(body);
        } else {
            response.getOutputStream().write(bytes);
        }
    }

    /** A page that forwards here may have asked for the writer, and the container then refuses the stream. */
    private static boolean isWriterTaken(HttpServletResponse response) throws IOException {
        try {
            response.getOutputStream();
            return false;
        } catch (IllegalStateException taken) {
            return true;
        }
    }

    @Override
    public String toString() {
        return "Answer[status=" + status + "]";
    }
}
