package io.github.otpgate.provider.haotingyun;

import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.wire.VendorJson;
import io.github.otpgate.wire.VendorWord;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A delivery report, whether it was pulled, pushed or stands in a record.
 *
 * <p>Source: the vendor's API document, "pull_status"; the words of the operators are those that Chinese gateways share.
 */
final class HaotingyunReport {

    /** The vendor's own word for a number that does not exist. */
    private static final String NO_SUCH_NUMBER = "YP:54";

    private HaotingyunReport() {}

    /** Nothing if it does not name its message or says nothing about it. */
    static Optional<DeliveryReport> read(JsonNode item) {
        Optional<String> said = VendorJson.optional(item, "report_status");
        return HaotingyunFields.sid(item)
                .flatMap(sid -> said.map(word -> new DeliveryReport(
                        sid,
                        HaotingyunFields.number(item, "mobile"),
                        outcome(word, VendorJson.text(item, "error_msg")),
                        VendorWord.shown(VendorJson.optional(item, "error_msg").orElse(word)),
                        HaotingyunFields.moment(item, "user_receive_time"))));
    }

    /** A word that nobody documented says neither that it arrived nor that it did not. */
    private static DeliveryOutcome outcome(String word, String operator) {
        return switch (word) {
            case "SUCCESS" -> DeliveryOutcome.DELIVERED;
            case "FAIL" -> failure(operator);
            default -> DeliveryOutcome.PENDING;
        };
    }

    /** It failed, whatever word stands beside that. */
    private static DeliveryOutcome failure(String operator) {
        DeliveryOutcome why = operator.equals(NO_SUCH_NUMBER)
                ? DeliveryOutcome.INVALID_NUMBER
                : DeliveryOutcome.ofOperatorsWord(operator);
        return why.isFailure() ? why : DeliveryOutcome.UNKNOWN;
    }
}
