package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.WordCheck;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * {@code get_black_word}: the answer is an array of words; the document also tells of words with commas between them.
 *
 * <p>Source: the vendor's API document, "get_black_word".
 */
final class HaotingyunWords implements WordCheck {

    private final HaotingyunApi api;
    private final HaotingyunShapes shapes;

    HaotingyunWords(HaotingyunApi api, HaotingyunShapes shapes) {
        this.api = api;
        this.shapes = shapes;
    }

    @Override
    public VendorAnswer<List<String>> blackWords(String text) {
        return shapes.read(api.list("sms/get_black_word", Map.of("text", text)), HaotingyunWords::words);
    }

    private static Optional<List<String>> words(JsonNode body) {
        if (body.isString()) {
            return Optional.of(Stream.of(body.asString().split(","))
                    .map(String::trim)
                    .filter(HaotingyunWords::isWord)
                    .toList());
        }
        List<String> words = HaotingyunShapes.readable(
                body,
                item -> Optional.of(item.asString(""))
                        .filter(word -> item.isString())
                        .filter(HaotingyunWords::isWord));
        return Optional.of(words).filter(all -> body.isArray() && all.size() == body.size());
    }

    private static boolean isWord(String word) {
        return !word.isBlank();
    }
}
