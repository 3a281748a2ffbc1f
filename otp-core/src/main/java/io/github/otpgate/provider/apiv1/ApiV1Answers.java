package io.github.otpgate.provider.apiv1;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Pulled;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.VendorJson;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * What the answers of the four endpoints mean.
 *
 * <p>Source: the vendor's interface document, the sections of the same names; read 2026-11-21.
 */
final class ApiV1Answers {

    private final ApiV1Envelope envelope;

    ApiV1Answers(ApiV1Codes codes) {
        this.envelope = new ApiV1Envelope(codes);
    }

    /**
     * To a send under a name that we chose; the answer may name it otherwise, and in the document names it nothing. Which
     * of two names its reports carry nobody says, so both are kept.
     */
    Submission submission(HttpAnswer answer, String taskId) {
        VendorAnswer<Accepted> accepted = envelope.open(answer, (data, body) -> {
            String named = VendorJson.text(data, "taskId").strip();
            List<String> ids = ApiV1Items.isId(named) ? List.of(named, taskId) : List.of(taskId);
            return Optional.of(new Accepted(ids.stream().distinct().toList(), Optional.empty()));
        });
        return Submission.of(accepted, Optional.of(taskId));
    }

    VendorAnswer<Pulled<DeliveryReport>> reports(HttpAnswer answer) {
        return envelope.open(answer, (data, body) -> pulled(data, body, ApiV1Items::report));
    }

    VendorAnswer<Pulled<Reply>> replies(HttpAnswer answer) {
        return envelope.open(answer, (data, body) -> pulled(data, body, ApiV1Items::reply));
    }

    VendorAnswer<Balance> balance(HttpAnswer answer) {
        return envelope.open(
                answer,
                (data, body) -> VendorJson.decimal(data, "balance")
                        .flatMap(remaining ->
                                VendorJson.integer(data, "payment").flatMap(payment -> balance(remaining, payment))));
    }

    private static Optional<Balance> balance(BigDecimal remaining, int payment) {
        return switch (payment) {
            case 0 -> Optional.of(Balance.prepaid(remaining));
            case 1 -> Optional.of(new Balance(remaining, Balance.Payment.POSTPAID, Map.of()));
            default -> Optional.empty();
        };
    }

    private static <T> Optional<Pulled<T>> pulled(JsonNode data, Bytes body, Function<Fields, Optional<T>> one) {
        return items(data).map(items -> Pulled.of(items, item -> one.apply(Fields.of(item)), body));
    }

    /** The document shows a list that is no JSON; how the vendor writes it, and how an empty one, is anyone's guess. */
    private static Optional<List<JsonNode>> items(JsonNode data) {
        if (data.isArray()) {
            return Optional.of(List.copyOf(data.values()));
        }
        if (data.isMissingNode()
                || data.isNull()
                || (data.isString() && data.asString().isBlank())) {
            return Optional.of(List.of());
        }
        return data.isObject() ? onlyArray(data) : Optional.empty();
    }

    private static Optional<List<JsonNode>> onlyArray(JsonNode object) {
        List<JsonNode> said =
                object.values().stream().filter(member -> !member.isNull()).toList();
        List<JsonNode> arrays = said.stream().filter(JsonNode::isArray).toList();
        if (said.isEmpty()) {
            return Optional.of(List.of());
        }
        return arrays.size() == 1 ? Optional.of(List.copyOf(arrays.get(0).values())) : Optional.empty();
    }
}
