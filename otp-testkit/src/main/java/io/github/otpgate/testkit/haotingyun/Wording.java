package io.github.otpgate.testkit.haotingyun;

import io.github.otpgate.testkit.HttpReply;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts answers into bytes, with the quirks that are switched on. */
final class Wording {

    static final JsonMapper JSON = JsonMapper.builder().build();

    /** A key that no document of the vendor knows. */
    static final String UNKNOWN_KEY = "newer";

    private final Set<Quirk> quirks;

    Wording(Set<Quirk> quirks) {
        this.quirks = Set.copyOf(quirks);
    }

    boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }

    HttpReply reply(Answer answer) {
        if (answer instanceof Answer.Refused refused) {
            int status = has(Quirk.FAILURE_AS_200) ? 200 : 400;
            return HttpReply.json(
                    status, dressed(SendReply.failure(refused.refusal())).toString());
        }
        return HttpReply.json(200, dressed(((Answer.Said) answer).body()).toString());
    }

    JsonNode dressed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return dressedObject(object);
        }
        return node instanceof ArrayNode array ? dressedArray(array) : node;
    }

    /** In the opposite order if keys are to be reordered. */
    ObjectNode ordered(ObjectNode object) {
        List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(object.properties());
        if (has(Quirk.KEYS_REORDERED)) {
            Collections.reverse(entries);
        }
        ObjectNode ordered = JSON.createObjectNode();
        entries.forEach(entry -> ordered.set(entry.getKey(), entry.getValue()));
        return ordered;
    }

    private ObjectNode dressedObject(ObjectNode object) {
        ObjectNode dressed = JSON.createObjectNode();
        object.properties().forEach(entry -> dressed.set(entry.getKey(), member(entry.getKey(), entry.getValue())));
        if (has(Quirk.NULL_MSG) && object.path("code").asInt(0) != 0) {
            dressed.putNull("msg");
        }
        if (has(Quirk.UNKNOWN_FIELDS)) {
            dressed.putObject(UNKNOWN_KEY).putArray("list").add(1).addNull();
        }
        return ordered(dressed);
    }

    private JsonNode member(String key, JsonNode value) {
        JsonNode dressed = dressed(value);
        if (!has(Quirk.ITEMS_SHUFFLED) || !key.equals("data") || !(dressed instanceof ArrayNode items)) {
            return dressed;
        }
        List<JsonNode> shuffled = new ArrayList<>(items.values());
        Collections.reverse(shuffled);
        return JSON.createArrayNode().addAll(shuffled);
    }

    private ArrayNode dressedArray(ArrayNode array) {
        ArrayNode dressed = JSON.createArrayNode();
        array.values().forEach(item -> dressed.add(dressed(item)));
        return dressed;
    }
}
