package io.github.otpgate.provider.smscn;

import static io.github.otpgate.wire.VendorJson.optional;
import static io.github.otpgate.wire.VendorJson.text;

import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.SendRecord;
import io.github.otpgate.provider.capability.VendorNumber;
import io.github.otpgate.wire.BeijingTime;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The rows of the vendor's lists. A row that lacks what it is about is nothing; a time in another form is left out. */
final class SmscnRows {

    private static final Pattern ID = Pattern.compile("[0-9A-Za-z_-]{1,64}");
    private static final Pattern RESULT = Pattern.compile("[0-9]{1,9}");
    private static final Pattern WORD = Pattern.compile("[0-9A-Za-z:_.-]{1,32}");

    private SmscnRows() {}

    /** {@code resultcode} decides; the operator's word stands behind it in the status, for whoever has to ask there. */
    static Optional<DeliveryReport> report(JsonNode row) {
        String id = text(row, "mobileids");
        String result = text(row, "resultcode");
        if (!ID.matcher(id).matches() || !RESULT.matcher(result).matches()) {
            return Optional.empty();
        }
        String word = text(row, "status");
        return Optional.of(new DeliveryReport(
                id,
                optional(row, "mobile").map(VendorNumber::new),
                SmscnCodes.outcome(result),
                WORD.matcher(word).matches() ? result + " " + word : result,
                BeijingTime.SPACED.read(text(row, "retime"))));
    }

    /** {@code status} 1 was handed on, 0 was not. */
    static Optional<SendRecord> record(JsonNode row) {
        String status = text(row, "status");
        return optional(row, "mobile")
                .filter(mobile -> status.equals("1") || status.equals("0"))
                .map(mobile -> new SendRecord(
                        Optional.empty(),
                        new VendorNumber(mobile),
                        text(row, "content"),
                        BeijingTime.SPACED.read(text(row, "sendtime")),
                        status.equals("1"),
                        Optional.empty()));
    }
}
