package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a request whose body an earlier filter has read, by asking for a parameter. What the container
 * parsed is all that is left of it; the same rules hold.
 */
final class ParsedParameters {

    private static final char REPLACEMENT = '\uFFFD';

    private ParsedParameters() {}

    static Fields fields(HttpServletRequest request, RequestBody limit) {
        FormFields form = new FormFields("body");
        posted(request, limit).forEach(pair -> form.add(pair.getKey(), pair.getValue()));
        return form.fields();
    }

    /** The form as it may have been written, in the charset in which the container read it. */
    static byte[] bytes(HttpServletRequest request, RequestBody limit) {
        List<Map.Entry<String, String>> posted = posted(request, limit);
        if (posted.isEmpty()) {
            // Before the charset, which nobody may know.
            return new byte[0];
        }
        Charset charset = charset(request.getCharacterEncoding());
        return posted.stream()
                .map(pair ->
                        URLEncoder.encode(pair.getKey(), charset) + '=' + URLEncoder.encode(pair.getValue(), charset))
                .collect(Collectors.joining("&"))
                .getBytes(US_ASCII);
    }

    private static Charset charset(@Nullable String name) {
        try {
            return name == null ? UTF_8 : Charset.forName(name);
        } catch (IllegalArgumentException unknown) {
            return UTF_8;
        }
    }

    /** Names and values of the body alone. */
    private static List<Map.Entry<String, String>> posted(HttpServletRequest request, RequestBody limit) {
        Map<String, String[]> parameters = parameters(request);
        Map<String, Integer> query = parameters.isEmpty() ? Map.of() : query(request);
        List<Map.Entry<String, String>> pairs = new ArrayList<>();
        int size = 0;
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            String name = parameter.getKey();
            List<String> values = List.of(parameter.getValue());
            // The container puts the values of the query string first (Servlet 6.1, 3.1).
            for (String value : values.subList(Math.min(query.getOrDefault(name, 0), values.size()), values.size())) {
                size += name.length() + value.length();
                if (size > limit.largest()) {
                    throw limit.tooLarge();
                }
                pairs.add(Map.entry(name, readable(name, value)));
            }
        }
        return pairs;
    }

    private static String readable(String name, String value) {
        if (name.indexOf(REPLACEMENT) >= 0 || value.indexOf(REPLACEMENT) >= 0) {
            throw ProblemException.invalid("body: found bytes that are not UTF-8; allowed: UTF-8");
        }
        return value;
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (RuntimeException unreadable) {
            // Only now parsed, so only of the query string, which is none of ours. Jetty has a type of its own for it.
            return Map.of();
        }
    }

    /** How often each name stands in the query strings: the request's own, and that of the page that forwarded it. */
    private static Map<String, Integer> query(HttpServletRequest request) {
        FormFields form = new FormFields("body");
        Map<String, Integer> counts = new HashMap<>();
        Stream.of(request.getQueryString(), request.getAttribute(RequestDispatcher.FORWARD_QUERY_STRING))
                .filter(Objects::nonNull)
                .flatMap(query -> Stream.of(query.toString().split("&", -1)))
                .filter(pair -> !pair.isEmpty())
                .forEach(pair -> counts.merge(form.decode(pair.split("=", 2)[0]), 1, Integer::sum));
        return counts;
    }
}
