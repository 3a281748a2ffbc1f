package io.github.otpgate.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.github.otpgate.model.Bytes;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Form-encoded text as it comes from a vendor: a query or the body of a push. Of a name given twice the first holds; a
 * raw character that should have been escaped is taken as it is. Immutable.
 */
public final class FormFields {

    private final Map<String, String> fields;

    private FormFields(Map<String, String> fields) {
        this.fields = fields;
    }

    /** The fields, or nothing if an escape is broken or the bytes behind the escapes are no text. */
    public static Optional<FormFields> of(Bytes encoded) {
        return of(new String(encoded.toArray(), ISO_8859_1));
    }

    /** The fields, or nothing if an escape is broken or the bytes behind the escapes are no text. */
    public static Optional<FormFields> of(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.isEmpty() ? new String[0] : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            Optional<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            fields.putIfAbsent(name.get(), value.get());
        }
        return Optional.of(new FormFields(fields));
    }

    /** One value in the clear, {@code +} being a space; nothing if it is malformed. */
    public static Optional<String> decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            boolean escape = encoded.charAt(at) == '%';
            int decoded = escape ? escaped(encoded, at) : raw(encoded.charAt(at));
            if (decoded < 0) {
                return Optional.empty();
            }
            bytes.write(decoded);
            at += escape ? 3 : 1;
        }
        return VendorText.of(Bytes.of(bytes.toByteArray()));
    }

    /** A character below 256 stands for the byte it came as; others cannot come out of bytes. */
    private static int raw(char c) {
        if (c == '+') {
            return ' ';
        }
        return c < 256 ? c : -1;
    }

    private static int escaped(String encoded, int at) {
        if (at + 2 >= encoded.length()) {
            return -1;
        }
        int high = hex(encoded.charAt(at + 1));
        int low = hex(encoded.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    /** A field that is there, perhaps empty. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** A field, or empty text. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** Whether there is no field at all. */
    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /** How many there are, whatever is in them. */
    @Override
    public String toString() {
        return "FormFields[" + fields.size() + "]";
    }
}
