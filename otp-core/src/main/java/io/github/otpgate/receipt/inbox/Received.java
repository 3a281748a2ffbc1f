package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import java.util.List;

/**
 * What a vendor told us, in one push or one answer.
 *
 * @param provider the name of the account that told it
 */
public record Received(String provider, List<DeliveryReport> reports, List<Reply> replies) {
    public Received {
        requireNonNull(provider, "provider");
        reports = List.copyOf(reports);
        replies = List.copyOf(replies);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() {
        return reports.isEmpty() && replies.isEmpty();
    }
}
