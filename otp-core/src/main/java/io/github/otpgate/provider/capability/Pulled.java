package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.util.List;

/**
 * What was fetched from a queue that gives each item once: whatever is not kept now is gone.
 *
 * @param items those that could be read, in the vendor's order
 * @param unread how many items could not be read
 * @param raw the answer as it came, so that what could not be read is not lost
 */
public record Pulled<T>(List<T> items, int unread, Bytes raw) {

    public Pulled {
        items = List.copyOf(items);
        requireNonNull(raw, "raw");
        if (unread < 0) {
            throw new IllegalArgumentException("unread must be 0 or more: " + unread);
        }
    }
}
