package io.github.otpgate.servlet;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads one flat JSON object. Two parsers that disagree about a text are an attack, so there is one reading of each: no
 * duplicates, nothing behind the object. The parser's own messages quote the input; none of them leaves this class.
 */
final class JsonFields {

    private static final int DEEPEST = 8;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(RequestBody.LARGE.largest())
                    .maxNameLength(1024)
                    .maxNumberLength(1024)
                    .maxTokenCount(1024)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> wholes = new HashMap<>();
    private final Map<String, String> others = new HashMap<>();

    private JsonFields() {}

    static Fields of(byte[] body) {
        String text = StrictText.of(body, "body");
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), text)) {
            return new JsonFields().read(json);
        } catch (StreamConstraintsException tooMuch) {
            throw ProblemException.invalid("body: found JSON that is nested too deep or holds too much; allowed: "
                    + DEEPEST + " levels, " + Fields.MOST + " fields");
        } catch (JacksonException malformed) {
            throw ProblemException.invalid(
                    "body: found malformed JSON or a name twice; allowed: one JSON object, each name once");
        }
    }

    private Fields read(JsonParser json) {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw ProblemException.invalid("body: found " + kind(first) + "; allowed: one JSON object");
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            add(json.currentName(), json.nextToken(), json);
        }
        if (json.nextToken() != null) {
            throw ProblemException.invalid("body: found more behind the object; allowed: one JSON object");
        }
        return new Fields(texts, wholes, others);
    }

    private void add(String name, JsonToken token, JsonParser json) {
        if (texts.size() + others.size() == Fields.MOST) {
            throw ProblemException.invalid("body: found more than " + Fields.MOST + " fields; allowed: " + Fields.MOST);
        }
        if (token == JsonToken.VALUE_STRING) {
            texts.put(name, json.getString());
        } else {
            if (token == JsonToken.VALUE_NUMBER_INT) {
                wholes.put(name, json.getString());
            }
            others.put(name, kind(token));
            json.skipChildren();
        }
    }

    private static String kind(@Nullable JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> "a string";
            case VALUE_NUMBER_INT -> "a number, which would lose leading zeros";
            case VALUE_NUMBER_FLOAT -> "a number with a fraction or an exponent";
            case VALUE_TRUE, VALUE_FALSE -> "a boolean";
            default -> "null";
        };
    }
}
