package io.github.otpgate.receipt.inbox;

/**
 * Processes what was received. Called at least once for each entry of the inbox, on any node, one after the other on each;
 * what it throws keeps the entry for another try.
 */
@FunctionalInterface
public interface ReceivedHandler {

    /**
     * Processes an entry.
     *
     * @param entry names it; the same again when the entry is processed once more
     */
    void handle(String entry, Received received);
}
