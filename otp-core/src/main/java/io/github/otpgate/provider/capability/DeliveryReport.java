package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A vendor's word on what became of a message. The same report may come more than once.
 *
 * @param messageId the id the message was accepted under, as text
 * @param to the recipient; empty where the vendor leaves it out
 * @param outcome the class its status belongs to
 * @param status the vendor's or the operator's own word, as it came
 * @param at when it was delivered or given up
 */
public record DeliveryReport(
        String messageId, Optional<VendorNumber> to, DeliveryOutcome outcome, String status, Optional<Instant> at) {

    public DeliveryReport {
        requireNonNull(messageId, "messageId");
        requireNonNull(to, "to");
        requireNonNull(outcome, "outcome");
        requireNonNull(status, "status");
        requireNonNull(at, "at");
    }
}
