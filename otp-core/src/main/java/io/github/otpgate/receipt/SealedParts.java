package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import java.util.List;

/**
 * The parts of one message that came, in no order.
 *
 * @param parts as {@link PartSealer#seal} made them
 */
public record SealedParts(List<Bytes> parts) {

    public SealedParts {
        parts = List.copyOf(parts);
    }
}
