package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneNumber;
import java.time.Instant;
import java.util.Optional;

/**
 * Which records are asked for.
 *
 * @param from the earliest moment
 * @param to the latest moment, not before {@code from}
 * @param phone of this phone only
 */
public record RecordFilter(Instant from, Instant to, Optional<PhoneNumber> phone) {

    public RecordFilter {
        requireNonNull(from, "from");
        requireNonNull(to, "to");
        requireNonNull(phone, "phone");
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("to must not be before from");
        }
    }

    /** Everything between two moments. */
    public RecordFilter(Instant from, Instant to) {
        this(from, to, Optional.empty());
    }
}
