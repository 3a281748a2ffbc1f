package io.github.otpgate.testkit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Fields of an {@code application/x-www-form-urlencoded} text, read without mercy: a bad escape, bytes that are not
 * UTF-8, a raw character that had to be escaped or a name given twice make it unreadable. {@code +} is a space.
 */
public final class Form {

    private final Map<String, String> fields;

    private Form(Map<String, String> fields) {
        this.fields = Map.copyOf(fields);
    }

    /** Empty if the text is not a form. */
    public static Optional<Form> parse(String encoded) {
        Map<String, String> fields = new HashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || fields.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Form(fields));
    }

    /** One form-encoded value in the clear; empty if it is malformed. */
    public static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            int decoded = c == '%' ? escaped(encoded, i) : plain(c);
            if (decoded < 0) {
                return Optional.empty();
            }
            bytes.write(decoded);
            i += c == '%' ? 2 : 0;
        }
        return utf8(bytes.toByteArray());
    }

    /** The value of a field; empty if the field is missing. A field without a value has an empty text. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    private static int plain(char c) {
        if (c == '+') {
            return ' ';
        }
        return c > ' ' && c < 0x7f ? c : -1;
    }

    private static int escaped(String encoded, int at) {
        if (at + 2 >= encoded.length()) {
            return -1;
        }
        int high = Character.digit(encoded.charAt(at + 1), 16);
        int low = Character.digit(encoded.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
