package io.github.otpgate.testkit.fifth;

import io.github.otpgate.provider.Submission.Accepted;
import io.github.otpgate.provider.VendorAnswer;
import io.github.otpgate.provider.VendorAnswer.Refused;
import io.github.otpgate.provider.VendorAnswer.Success;
import io.github.otpgate.provider.capability.Balance;
import io.github.otpgate.wire.HttpAnswer;
import io.github.otpgate.wire.VendorJson;
import io.github.otpgate.wire.VendorText;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** What the vendor's answers mean. Empty stands for an answer that is not the vendor's. */
final class PigeonAnswers {

    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z_.-]{1,32}");

    private final VendorJson json = new VendorJson();
    private final PigeonCodes codes;

    PigeonAnswers(PigeonCodes codes) {
        this.codes = codes;
    }

    Optional<VendorAnswer<Accepted>> accepted(HttpAnswer.Complete answer) {
        return read(answer, body -> word(body, "id").map(Accepted::new));
    }

    Optional<VendorAnswer<Balance>> balance(HttpAnswer.Complete answer) {
        return read(answer, body -> VendorJson.decimal(body, "credit").map(Balance::prepaid));
    }

    private <T> Optional<VendorAnswer<T>> read(HttpAnswer.Complete answer, Function<JsonNode, Optional<T>> success) {
        return VendorText.utf8(answer.body())
                .flatMap(json::read)
                .flatMap(body -> word(body, "status")
                        .flatMap(status -> status.equals("ok")
                                ? success.apply(body).map(Success::new)
                                : Optional.of(new Refused<>(codes.refusal(status)))));
    }

    /** What goes into logs and ids is looked at first. */
    private static Optional<String> word(JsonNode body, String member) {
        return VendorJson.optional(body, member).filter(WORD.asMatchPredicate());
    }
}
