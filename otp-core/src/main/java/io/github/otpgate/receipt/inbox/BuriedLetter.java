package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Instant;

/**
 * Something that a vendor sent and nobody could use. Its content may hold numbers and texts, so it prints none.
 *
 * @param provider the account that sent it; empty where that cannot be read
 * @param reason why it could not be used, without content
 * @param at when it was buried, by the store's clock
 * @param form what the bytes are
 */
public record BuriedLetter(String id, String provider, String reason, Instant at, Form form, Bytes content) {

    /** What the bytes of a dead letter are. */
    public enum Form {
        /** The vendor's, as they came. */
        AS_RECEIVED,
        /** An entry of the inbox, in our own binary form. */
        ENTRY,
        /** As they lay in the store: they cannot be opened. */
        SEALED
    }

    public BuriedLetter {
        requireNonNull(id, "id");
        requireNonNull(provider, "provider");
        requireNonNull(reason, "reason");
        requireNonNull(at, "at");
        requireNonNull(form, "form");
        requireNonNull(content, "content");
    }
}
