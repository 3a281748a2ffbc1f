package io.github.otpgate.provider.smscn;

import io.github.otpgate.wire.VendorJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Any of the three forms of an answer as one tree: members by name, the rows of a list under {@code values}. An answer is
 * read as what it is, not as what was asked for, since the vendor's own examples answer one question in two forms.
 */
final class SmscnDocument {

    private final VendorJson json = new VendorJson();

    /** The tree, or nothing if the text is in none of the three forms. */
    Optional<JsonNode> read(String text) {
        String trimmed = text.strip();
        if (trimmed.startsWith("{")) {
            return json.read(trimmed);
        }
        return trimmed.startsWith("<") ? SmscnXml.read(trimmed) : SmscnTxt.read(trimmed);
    }
}
