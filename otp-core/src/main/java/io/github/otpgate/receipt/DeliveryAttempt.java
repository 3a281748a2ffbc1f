package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Channel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One vendor's part in a delivery.
 *
 * @param provider its name
 * @param at when it answered, by the node's clock
 * @param submission what it answered
 * @param detail the vendor's code or what broke; empty text where it accepted
 * @param messageIds the ids its reports name
 * @param state as far as this vendor got
 * @param status the vendor's word in its furthest report
 * @param reportedAt when that became so, as the vendor says
 */
public record DeliveryAttempt(
        String provider,
        Channel channel,
        Instant at,
        Answer submission,
        String detail,
        List<String> messageIds,
        DeliveryState state,
        Optional<String> status,
        Optional<Instant> reportedAt) {

    /** What a vendor answered. */
    public enum Answer {
        /** It took the message. */
        ACCEPTED,
        /** It may have taken it. */
        UNCERTAIN,
        /** It did not take it. */
        REJECTED
    }

    public DeliveryAttempt {
        requireNonNull(provider, "provider");
        requireNonNull(channel, "channel");
        requireNonNull(at, "at");
        requireNonNull(submission, "submission");
        requireNonNull(detail, "detail");
        messageIds = List.copyOf(messageIds);
        requireNonNull(state, "state");
        requireNonNull(status, "status");
        requireNonNull(reportedAt, "reportedAt");
    }
}
