package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Instant;

/**
 * A dead letter as it was sealed.
 *
 * @param id names it in the store
 * @param at when it was buried, by the store's clock
 */
public record SealedLetter(String id, Instant at, Bytes content) {
    public SealedLetter {
        requireNonNull(id, "id");
        requireNonNull(at, "at");
        requireNonNull(content, "content");
    }
}
