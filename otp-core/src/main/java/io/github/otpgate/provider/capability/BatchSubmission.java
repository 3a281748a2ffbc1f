package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.provider.Charge;
import io.github.otpgate.provider.Submission;
import java.util.List;
import java.util.Optional;

/**
 * What became of handing over many messages in one request.
 *
 * @param each one for each recipient, in the order in which they were given
 * @param total what all of them cost, where the vendor says so
 */
public record BatchSubmission(List<Submission> each, Optional<Charge> total) {

    public BatchSubmission {
        each = List.copyOf(each);
        requireNonNull(total, "total");
    }
}
