package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.util.List;

/**
 * The parts of one message that came, in no order.
 *
 * @param parts as {@link PartSealer#seal} made them
 * @param place where the store keeps them until {@link PartStore#settle}
 */
public record SealedParts(List<Bytes> parts, Bytes place) {

    public SealedParts {
        parts = List.copyOf(parts);
        requireNonNull(place, "place");
    }
}
