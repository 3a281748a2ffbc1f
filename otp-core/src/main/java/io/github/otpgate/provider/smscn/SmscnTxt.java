package io.github.otpgate.provider.smscn;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code sms&stat=100&message=...}: a word, then names and values that nothing is escaped in. The message is a human's
 * text and last; whatever stands in it says nothing. Nothing marks the end, so an answer that ends with its {@code stat}
 * was cut off, perhaps in the middle of it: what is left of a 101 could be a 10.
 */
final class SmscnTxt {

    private static final String START = "sms&";
    private static final String MESSAGE = "message=";
    private static final String STAT = "stat=";

    private SmscnTxt() {}

    static Optional<JsonNode> read(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        String[] pairs = text.substring(START.length()).split("&", -1);
        for (String pair : pairs) {
            if (pair.startsWith(MESSAGE)) {
                return Optional.of(members);
            }
            int equals = pair.indexOf('=');
            if (equals < 1 || members.has(pair.substring(0, equals))) {
                return Optional.empty();
            }
            members.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return pairs[pairs.length - 1].startsWith(STAT) ? Optional.empty() : Optional.of(members);
    }
}
