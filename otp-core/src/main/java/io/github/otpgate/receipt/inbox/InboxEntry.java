package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;

/**
 * What was kept, as it was sealed.
 *
 * @param id names it in the store
 * @param deliveries how often it was handed to somebody, this time included
 */
public record InboxEntry(String id, Bytes content, int deliveries) {
    public InboxEntry {
        requireNonNull(id, "id");
        requireNonNull(content, "content");
    }
}
