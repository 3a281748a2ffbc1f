package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

/**
 * An entry of the inbox, opened.
 *
 * @param name the same again when the entry is processed once more
 */
public record ReceivedEntry(String name, Received received) {
    public ReceivedEntry {
        requireNonNull(name, "name");
        requireNonNull(received, "received");
    }
}
