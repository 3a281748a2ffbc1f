package io.github.otpgate.wire;

import io.github.otpgate.model.Bytes;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON that a stranger wrote: at most 32 levels deep, no field twice, nothing after the end, numbers never through a
 * double. Vendors write numbers as strings and strings as numbers, so members are read as either. Thread safe.
 */
public final class VendorJson {

    private static final int DEPTH = 32;
    private static final int LONGEST_NUMBER = 64;
    private static final int MOST_DIGITS = 18;
    private static final int MOST_DECIMALS = 12;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,12})?");
    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,9}");

    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEPTH)
                            .maxNumberLength(LONGEST_NUMBER)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** The document, or nothing if it is none. Bytes are UTF-8 and no other Unicode, which Jackson would guess. */
    public Optional<JsonNode> read(Bytes body) {
        return VendorText.utf8(body).flatMap(this::read);
    }

    /** The document, or nothing if it is none. */
    public Optional<JsonNode> read(String text) {
        try {
            return present(mapper.readTree(text));
        } catch (JacksonException | NumberFormatException notJson) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node == null || node.isMissingNode() ? Optional.empty() : Optional.of(node);
    }

    /** A member as text, whether it came as a string or as an integer; empty text if it is neither or missing. */
    public static String text(JsonNode object, String member) {
        JsonNode value = object.path(member);
        return value.isString() || value.isIntegralNumber() ? value.asString() : "";
    }

    /** The same, where an empty text says nothing. */
    public static Optional<String> optional(JsonNode object, String member) {
        return Optional.of(text(object, member)).filter(value -> !value.isEmpty());
    }

    /** A member as an amount, whether it came as a string or as a number; at most 18 digits, 12 behind the point. */
    public static Optional<BigDecimal> decimal(JsonNode object, String member) {
        JsonNode value = object.path(member);
        if (value.isNumber()) {
            return Optional.of(value.decimalValue()).filter(VendorJson::isAmount);
        }
        String written = value.isString() ? value.asString() : "";
        return DECIMAL.matcher(written).matches() ? Optional.of(new BigDecimal(written)) : Optional.empty();
    }

    /** A number such as 1e999999999 is short until somebody writes it out. */
    private static boolean isAmount(BigDecimal number) {
        return number.precision() <= MOST_DIGITS && number.scale() >= -MOST_DIGITS && number.scale() <= MOST_DECIMALS;
    }

    /** A member as an integer of at most nine digits, whether it came as a string or as a number. */
    public static Optional<Integer> integer(JsonNode object, String member) {
        String written = text(object, member);
        return INTEGER.matcher(written).matches() ? Optional.of(Integer.parseInt(written)) : Optional.empty();
    }
}
