package io.github.otpgate.captcha.remote;

import io.github.otpgate.model.ClientAddress;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How one kind of vendor is asked and understood. */
interface Dialect {

    /** The form to post, or nothing where the vendor's script cannot have made this token. */
    Optional<Map<String, String>> question(String token, Optional<ClientAddress> address);

    /** What the vendor's object says. */
    Judgement judge(JsonNode answer);
}
