package io.github.otpgate.provider.smscn;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Grammar;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.wire.VendorJson;
import io.github.otpgate.wire.VendorText;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the vendor's answers mean. Only {@code stat} decides, a string or a number; the charset is whichever the bytes
 * are, since the vendor writes UTF-8 and GBK and says so nowhere.
 */
final class SmscnAnswers {

    private static final Pattern STAT = Pattern.compile("-?(0|[1-9][0-9]{0,8})");

    private final SmscnDocument documents = new SmscnDocument();
    private final SmscnCodes codes;

    SmscnAnswers(SmscnCodes codes) {
        this.codes = codes;
    }

    /** To a call that we named: the vendor has no name for it. */
    Grammar<Accepted> accepted(String messageId) {
        return answer -> words(answer.body())
                .flatMap(document -> decided(document, () -> new Success<>(new Accepted(messageId))));
    }

    /** Its plain text calls the number {@code remain}. */
    Grammar<Balance> balance() {
        return answer -> words(answer.body())
                .flatMap(document -> decided(
                        document,
                        () -> VendorJson.decimal(document, "number")
                                .or(() -> VendorJson.decimal(document, "remain"))
                                .<VendorAnswer<Balance>>map(left -> new Success<>(Balance.prepaid(left)))
                                .orElseGet(() -> new Unclear<>("success without a number", answer.body()))));
    }

    /**
     * To a question for a list. Its {@code total} is not looked at: the vendor's own examples miscount.
     *
     * @param item one row, or nothing if it cannot be read
     */
    <T> Grammar<Pulled<T>> list(Function<JsonNode, Optional<T>> item) {
        return answer -> words(answer.body())
                .flatMap(document -> isEmptyList(document)
                        ? Optional.of(new Success<>(new Pulled<>(List.of(), 0, answer.body())))
                        : decided(document, () -> pulled(document, item, answer.body())));
    }

    /** How the vendor says that there is nothing: without any {@code stat}. */
    private static boolean isEmptyList(JsonNode document) {
        return !document.has("stat")
                && rows(document.path("values")).filter(Collection::isEmpty).isPresent()
                && VendorJson.text(document, "total").equals("0");
    }

    private Optional<JsonNode> words(Bytes body) {
        return VendorText.of(body).flatMap(documents::read);
    }

    /** What is told if all went well. */
    @FunctionalInterface
    private interface Told<T> {
        VendorAnswer<T> answer();
    }

    private <T> Optional<VendorAnswer<T>> decided(JsonNode document, Told<T> success) {
        String stat = VendorJson.text(document, "stat");
        if (stat.equals(SmscnCodes.SUCCESS)) {
            return Optional.of(success.answer());
        }
        return STAT.matcher(stat).matches() ? Optional.of(new Refused<>(codes.refusal(stat))) : Optional.empty();
    }

    private static <T> VendorAnswer<Pulled<T>> pulled(
            JsonNode document, Function<JsonNode, Optional<T>> item, Bytes body) {
        return rows(document.path("values"))
                .<VendorAnswer<Pulled<T>>>map(rows -> new Success<>(Pulled.of(rows, item, body)))
                .orElseGet(() -> new Unclear<>("success with unreadable rows", body));
    }

    private static Optional<Collection<JsonNode>> rows(JsonNode values) {
        boolean blank = values.isString() && values.asString().isBlank();
        if (values.isMissingNode() || values.isNull() || blank) {
            return Optional.of(List.of());
        }
        return values.isContainer() ? Optional.of(values.values()) : Optional.empty();
    }
}
