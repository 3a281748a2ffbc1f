package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A message as a vendor's books have it. Holds the text and with it a code, so it prints neither.
 *
 * @param messageId the vendor's, as text; empty where its records have none
 * @param to the recipient
 * @param text the whole text
 * @param sentAt when it was handed on
 * @param sent whether it was handed on at all
 * @param report what became of it, where the record says so
 */
public record SendRecord(
        Optional<String> messageId,
        VendorNumber to,
        String text,
        Optional<Instant> sentAt,
        boolean sent,
        Optional<DeliveryReport> report) {

    public SendRecord {
        requireNonNull(messageId, "messageId");
        requireNonNull(to, "to");
        requireNonNull(text, "text");
        requireNonNull(sentAt, "sentAt");
        requireNonNull(report, "report");
    }

    @Override
    public String toString() {
        return "SendRecord[messageId=" + messageId + ", to=" + to + ", text redacted, sentAt=" + sentAt + ", sent="
                + sent + "]";
    }
}
