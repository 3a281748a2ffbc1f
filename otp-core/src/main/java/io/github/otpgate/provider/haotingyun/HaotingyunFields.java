package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.BeijingTime;
import io.github.otpgate.wire.VendorJson;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Members that several answers have. */
final class HaotingyunFields {

    /** Longer than 32 bits and, in a double, wrong; 0 stands where there is none. */
    private static final Pattern SID = Pattern.compile("(?!0+$)[0-9A-Za-z_-]{1,64}");

    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9*]{1,24}");

    private HaotingyunFields() {}

    static Optional<String> sid(JsonNode object) {
        return VendorJson.optional(object, "sid").filter(SID.asMatchPredicate());
    }

    static Optional<VendorNumber> number(JsonNode object, String member) {
        return VendorJson.optional(object, member)
                .filter(NUMBER.asMatchPredicate())
                .map(VendorNumber::new);
    }

    static Optional<Instant> moment(JsonNode object, String member) {
        return BeijingTime.SPACED.read(VendorJson.text(object, member));
    }

    /** Text that may be empty or null, but neither missing nor something else. */
    static Optional<String> words(JsonNode object, String member) {
        JsonNode value = object.path(member);
        boolean written = value.isString() || value.isNumber();
        return value.isNull() || written ? Optional.of(written ? value.asString() : "") : Optional.empty();
    }
}
