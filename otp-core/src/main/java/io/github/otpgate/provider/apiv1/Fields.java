package io.github.otpgate.provider.apiv1;

import io.github.otpgate.wire.VendorJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The members of a report or a reply, whether they came as JSON or as a form. */
@FunctionalInterface
interface Fields {

    /** One that is there, perhaps empty. */
    Optional<String> value(String name);

    /** One without space around it; empty text where it is missing. */
    default String text(String name) {
        return value(name).map(String::strip).orElse("");
    }

    /** Those of an object; anything else has none. */
    static Fields of(JsonNode node) {
        return name -> {
            JsonNode value = node.path(name);
            return value.isString() || value.isIntegralNumber()
                    ? Optional.of(VendorJson.text(node, name))
                    : Optional.empty();
        };
    }
}
