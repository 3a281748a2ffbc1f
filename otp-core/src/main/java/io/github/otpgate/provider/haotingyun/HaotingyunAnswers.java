package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.VendorAnswer.Unclear;
import io.github.otpgate.provider.wire.HttpAnswer;
import io.github.otpgate.provider.wire.VendorJson;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What an answer to {@code single_send} means. */
final class HaotingyunAnswers {

    private static final Pattern SID = Pattern.compile("[0-9A-Za-z_-]{1,64}");

    private final VendorJson json = new VendorJson();
    private final HaotingyunCodes codes;

    HaotingyunAnswers(HaotingyunCodes codes) {
        this.codes = codes;
    }

    Submission submission(HttpAnswer answer) {
        return Submission.of(VendorAnswer.of(answer, this::accepted), Optional.empty());
    }

    private Optional<VendorAnswer<Accepted>> accepted(HttpAnswer.Complete answer) {
        return json.read(answer.body())
                .flatMap(body -> VendorJson.integer(body, "code")
                        .map(code -> code == 0 ? accepted(answer, body) : refused(code, body)));
    }

    private static VendorAnswer<Accepted> accepted(HttpAnswer.Complete answer, JsonNode body) {
        String sid = VendorJson.text(body, "sid");
        return SID.matcher(sid).matches()
                ? new Success<>(new Accepted(List.of(sid), charge(body)))
                : new Unclear<>("accepted without sid", answer.body());
    }

    private static Optional<Charge> charge(JsonNode body) {
        return VendorJson.integer(body, "count")
                .filter(pieces -> pieces >= 0)
                .flatMap(pieces -> VendorJson.decimal(body, "fee")
                        .map(fee -> new Charge(pieces, fee, VendorJson.text(body, "unit"))));
    }

    private <T> VendorAnswer<T> refused(int code, JsonNode body) {
        return new Refused<>(codes.refusal(code, VendorJson.text(body, "detail")));
    }
}
