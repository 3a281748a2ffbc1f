package io.github.otpgate.provider.apiv1;

import io.github.otpgate.wire.VendorJson;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The vendor's JSON: read strictly, and once more if it is broken the way the vendor's document breaks it. */
final class ApiV1Json {

    private final VendorJson json = new VendorJson();

    Optional<JsonNode> read(String text) {
        return json.read(text).or(() -> DocumentedJson.repaired(text).flatMap(json::read));
    }
}
