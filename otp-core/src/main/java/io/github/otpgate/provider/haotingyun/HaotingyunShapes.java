package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * The shapes of the vendor's answers, told apart by the body alone: a list is an array, one thing is an object without
 * {@code code} (or with 0), and in the place of either an object with another code is a refusal.
 */
final class HaotingyunShapes {

    private final VendorJson json = new VendorJson();
    private final HaotingyunCodes codes;

    HaotingyunShapes(HaotingyunCodes codes) {
        this.codes = codes;
    }

    /** One thing. */
    <T> VendorAnswer<T> one(HttpAnswer answer, Function<JsonNode, Optional<T>> reader) {
        return read(answer, body -> isOne(body) ? reader.apply(body) : Optional.empty());
    }

    private static boolean isOne(JsonNode body) {
        return body.isObject()
                && (!body.has("code") || VendorJson.integer(body, "code").isPresent());
    }

    /** A list that can be asked for again: a page without the item that cannot be read would look like the last. */
    <T> VendorAnswer<List<T>> list(HttpAnswer answer, Function<JsonNode, Optional<T>> reader) {
        return read(
                answer,
                body -> Optional.of(readable(body, reader))
                        .filter(items -> body.isArray() && items.size() == body.size()));
    }

    /** A list that is given once: whatever can be read is kept. */
    <T> VendorAnswer<Pulled<T>> pulled(HttpAnswer answer, Function<JsonNode, Optional<T>> reader) {
        Bytes raw = answer instanceof HttpAnswer.Complete complete ? complete.body() : Bytes.none();
        return read(
                answer, body -> body.isArray() ? Optional.of(Pulled.of(body.values(), reader, raw)) : Optional.empty());
    }

    /** Anything that is not a refusal. */
    <T> VendorAnswer<T> read(HttpAnswer answer, Function<JsonNode, Optional<T>> reader) {
        return VendorAnswer.of(
                answer,
                complete -> json.read(complete.body())
                        .flatMap(body -> this.<T>refusal(body)
                                .or(() -> reader.apply(body).map(Success::new))));
    }

    private <T> Optional<VendorAnswer<T>> refusal(JsonNode body) {
        return VendorJson.integer(body, "code")
                .filter(code -> code != 0)
                .map(code -> new Refused<>(codes.refusal(code, VendorJson.text(body, "detail"))));
    }

    /** Those items of an array that can be read. */
    static <T> List<T> readable(JsonNode array, Function<JsonNode, Optional<T>> reader) {
        return array.values().stream().map(reader).flatMap(Optional::stream).toList();
    }
}
