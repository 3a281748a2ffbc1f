package io.github.otpgate.servlet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded}. Not left to the container: its parser adds the query string, takes
 * the first of two values and replaces what it cannot decode.
 */
final class FormFields {

    private final String place;
    private final Map<String, String> texts = new HashMap<>();

    /** None yet, of what {@code place} names. */
    FormFields(String place) {
        this.place = place;
    }

    static Fields of(byte[] body) {
        StrictText.of(body, "body");
        FormFields form = new FormFields("body");
        // One character per byte, so that escapes and raw bytes decode together.
        for (String pair : new String(body, ISO_8859_1).split("&", -1)) {
            form.addPair(pair);
        }
        return form.fields();
    }

    private void addPair(String pair) {
        int equals = pair.indexOf('=');
        if (equals >= 0) {
            add(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
        } else if (!pair.isEmpty()) {
            add(decode(pair), "");
        }
    }

    void add(String name, String value) {
        if (texts.size() == Fields.MOST) {
            throw ProblemException.invalid(
                    place + ": found more than " + Fields.MOST + " fields; allowed: " + Fields.MOST);
        }
        if (texts.putIfAbsent(name, value) != null) {
            throw ProblemException.invalid(place + ": found a field twice; allowed: each field once");
        }
    }

    Fields fields() {
        return new Fields(texts, Map.of(), Map.of());
    }

    /** The text behind {@code +} and {@code %XX}. */
    String decode(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        int at = 0;
        while (at < encoded.length()) {
            char next = encoded.charAt(at);
            if (next == '%') {
                bytes.write(16 * digit(encoded, at + 1) + digit(encoded, at + 2));
                at += 3;
            } else {
                bytes.write(next == '+' ? ' ' : next);
                at++;
            }
        }
        return StrictText.of(bytes.toByteArray(), place);
    }

    private int digit(String encoded, int at) {
        char digit = at < encoded.length() ? encoded.charAt(at) : ' ';
        // Character.digit alone would take digits of other scripts.
        int value = digit < 128 ? Character.digit(digit, 16) : -1;
        if (value < 0) {
            throw ProblemException.invalid(place + ": found a % without two hexadecimal digits; allowed: %XX");
        }
        return value;
    }
}
