package io.github.otpgate.testkit.smscn;

import io.github.otpgate.testkit.RecordedRequest;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The {@code name=value} pairs of a request, from its query and its form; the form's holds where both have one. Kept as the
 * bytes that were meant, since {@code encode} among them says which text these are.
 */
final class Parameters {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, byte[]> values;
    private final Charset charset;

    private Parameters(Map<String, byte[]> values) {
        this.values = values;
        this.charset = charset(values);
    }

    /** Nothing if an escape is broken or one part has a name twice. */
    static Optional<Parameters> of(RecordedRequest request) {
        Optional<Map<String, byte[]>> query = pairs(request.query());
        Optional<Map<String, byte[]>> form =
                isForm(request) ? pairs(request.text(StandardCharsets.ISO_8859_1)) : Optional.of(Map.of());
        if (query.isEmpty() || form.isEmpty()) {
            return Optional.empty();
        }
        Map<String, byte[]> both = new HashMap<>(query.get());
        both.putAll(form.get());
        return Optional.of(new Parameters(both));
    }

    private static boolean isForm(RecordedRequest request) {
        String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        return request.method().equals("POST") && type.split(";", 2)[0].strip().equals(FORM);
    }

    private static Optional<Map<String, byte[]>> pairs(String encoded) {
        Map<String, byte[]> values = new HashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            Optional<byte[]> value = unescaped(parts.length > 1 ? parts[1] : "");
            if (value.isEmpty() || values.put(parts[0], value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static Optional<byte[]> unescaped(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                String hex = encoded.substring(i + 1, Math.min(i + 3, encoded.length()));
                if (!hex.matches("[0-9A-Fa-f]{2}")) {
                    return Optional.empty();
                }
                bytes.write(Integer.parseInt(hex, 16));
                i += 2;
            } else {
                bytes.write(c == '+' ? ' ' : c);
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    /** A send is UTF-8 and a query GBK where nothing is said. */
    private static Charset charset(Map<String, byte[]> values) {
        String encode = ascii(values, "encode").toLowerCase(Locale.ROOT);
        if (encode.isEmpty()) {
            return ascii(values, "ac").equals("query") ? GBK : StandardCharsets.UTF_8;
        }
        return encode.startsWith("gb") ? GBK : StandardCharsets.UTF_8;
    }

    private static String ascii(Map<String, byte[]> values, String name) {
        return new String(values.getOrDefault(name, new byte[0]), StandardCharsets.US_ASCII);
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value, empty where there is none. */
    String ascii(String name) {
        return ascii(values, name);
    }

    /** The value in the charset of the request; nothing if it is not text in that. */
    Optional<String> text(String name) {
        try {
            return Optional.of(charset.newDecoder()
                    .decode(ByteBuffer.wrap(values.getOrDefault(name, new byte[0])))
                    .toString());
        } catch (CharacterCodingException otherCharset) {
            return Optional.empty();
        }
    }
}
