package io.github.otpgate.receipt.inbox;

import java.util.List;

/**
 * Processes what was received. Called at least once for each entry of the inbox, on any node, on one thread of each; what
 * it throws keeps all the entries it was given for another try.
 */
@FunctionalInterface
public interface ReceivedHandler {

    /**
     * Processes entries, in this order where the order matters.
     *
     * @param entries one or several; an entry comes again under its name, but not always in the same company
     */
    void handle(List<ReceivedEntry> entries);
}
