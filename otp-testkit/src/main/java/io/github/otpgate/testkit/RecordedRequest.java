package io.github.otpgate.testkit;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request exactly as it arrived at a simulator. It holds keys, numbers and codes; its {@code toString} holds none. */
public final class RecordedRequest {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final String method;
    private final String path;
    private final String query;
    private final List<String> headers;
    private final byte[] body;

    RecordedRequest(String method, String path, String query, List<String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.query = query;
        this.headers = List.copyOf(headers);
        this.body = body.clone();
    }

    /** Upper case, e.g. {@code POST}. */
    public String method() {
        return method;
    }

    /** The path without the query. */
    public String path() {
        return path;
    }

    /** What stood behind {@code ?}, still encoded; empty if nothing did. */
    public String query() {
        return query;
    }

    /** Header lines in order, each {@code Name: value}. */
    public List<String> headers() {
        return headers;
    }

    /** The value of the first header of this name, whatever its case. */
    public Optional<String> header(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return headers.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .findFirst()
                .map(line -> line.substring(prefix.length()).strip());
    }

    /** The body, byte for byte. */
    public byte[] body() {
        return body.clone();
    }

    /** The body as text. */
    public String text(Charset charset) {
        return new String(body, charset);
    }

    /** The body as a form: empty if malformed, without fields if its content type is not that of a form. */
    public Optional<Form> form() {
        String[] type =
                header("Content-Type").orElse("").toLowerCase(Locale.ROOT).split(";", 2);
        if (!type[0].strip().equals(FORM)) {
            return Form.parse("");
        }
        if (type.length > 1 && type[1].contains("charset=") && !type[1].contains("utf-8")) {
            return Optional.empty();
        }
        return Form.parse(text(StandardCharsets.ISO_8859_1));
    }

    int size() {
        return body.length;
    }

    @Override
    public String toString() {
        return "RecordedRequest[" + method + " " + path + ", " + body.length + " bytes]";
    }
}
