package io.github.otpgate.provider.smscn;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code sms&stat=100&message=...}: a word, then names and values that nothing is escaped in. The message is a human's
 * text and last; whatever stands in it says nothing.
 */
final class SmscnTxt {

    private static final String START = "sms&";
    private static final String MESSAGE = "message=";

    private SmscnTxt() {}

    static Optional<JsonNode> read(String text) {
        if (!text.startsWith(START)) {
            return Optional.empty();
        }
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        for (String pair : text.substring(START.length()).split("&", -1)) {
            if (pair.startsWith(MESSAGE)) {
                return Optional.of(members);
            }
            int equals = pair.indexOf('=');
            if (equals < 1 || members.has(pair.substring(0, equals))) {
                return Optional.empty();
            }
            members.put(pair.substring(0, equals), pair.substring(equals + 1));
        }
        return Optional.of(members);
    }
}
