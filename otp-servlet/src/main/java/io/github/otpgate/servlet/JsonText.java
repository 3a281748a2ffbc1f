package io.github.otpgate.servlet;

import java.io.StringWriter;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Writes flat objects as JSON in pure ASCII, so that no charset on the way can change it. */
final class JsonText {

    private static final JsonFactory JSON =
            JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private JsonText() {}

    /** An object of strings, longs and booleans, in the order of the map. */
    static String of(Map<String, Object> members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            members.forEach((name, value) -> write(json, name, value));
            json.writeEndObject();
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, String name, Object value) {
        if (value instanceof Long number) {
            json.writeNumberProperty(name, number);
        } else if (value instanceof Boolean flag) {
            json.writeBooleanProperty(name, flag);
        } else {
            json.writeStringProperty(name, (String) value);
        }
    }
}
