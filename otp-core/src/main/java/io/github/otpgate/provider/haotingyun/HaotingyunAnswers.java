package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.Refusal;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import tools.jackson.databind.JsonNode;

/** What an answer to a request that sends means: about one message, or about many. */
final class HaotingyunAnswers {

    private final VendorJson json = new VendorJson();
    private final HaotingyunCodes codes;

    HaotingyunAnswers(HaotingyunCodes codes) {
        this.codes = codes;
    }

    Submission submission(HttpAnswer answer) {
        return Submission.of(
                VendorAnswer.of(
                        answer, complete -> json.read(complete.body()).flatMap(body -> message(body, codes::refusal))),
                Optional.empty());
    }

    VendorAnswer<HaotingyunBatch> batch(HttpAnswer answer) {
        return VendorAnswer.of(answer, complete -> json.read(complete.body()).flatMap(this::batch));
    }

    /** Items say what was done, whatever stands beside them; only an answer without any refuses the whole. */
    private Optional<VendorAnswer<HaotingyunBatch>> batch(JsonNode body) {
        JsonNode data = body.path("data");
        if (data.isArray() && !data.isEmpty()) {
            List<HaotingyunBatch.Item> items =
                    data.values().stream().map(this::item).toList();
            return Optional.of(new Success<>(new HaotingyunBatch(items, charge(body, "total_count", "total_fee"))));
        }
        return VendorJson.integer(body, "code")
                .filter(code -> code != 0)
                .map(code -> new Refused<>(codes.refusal(code, VendorJson.text(body, "detail"))));
    }

    private HaotingyunBatch.Item item(JsonNode item) {
        VendorAnswer<Accepted> outcome = message(item, codes::refusalInBatch)
                .orElseGet(() -> new Unclear<>("an item without a code", Bytes.none()));
        return new HaotingyunBatch.Item(
                HaotingyunNumber.key(VendorJson.text(item, "mobile")), Submission.of(outcome, Optional.empty()));
    }

    private static Optional<VendorAnswer<Accepted>> message(
            JsonNode message, BiFunction<Integer, String, Refusal> refusal) {
        return VendorJson.integer(message, "code")
                .map(code -> code == 0
                        ? accepted(message)
                        : new Refused<>(refusal.apply(code, VendorJson.text(message, "detail"))));
    }

    private static VendorAnswer<Accepted> accepted(JsonNode message) {
        return HaotingyunFields.sid(message)
                .<VendorAnswer<Accepted>>map(
                        sid -> new Success<>(new Accepted(List.of(sid), charge(message, "count", "fee"))))
                .orElseGet(() -> new Unclear<>("accepted without sid", Bytes.none()));
    }

    private static Optional<Charge> charge(JsonNode object, String pieces, String fee) {
        return VendorJson.integer(object, pieces)
                .filter(count -> count >= 0)
                .flatMap(count -> VendorJson.decimal(object, fee)
                        .map(amount -> new Charge(count, amount, VendorJson.text(object, "unit"))));
    }
}
