package io.github.otpgate.receipt;

import java.time.Duration;
import java.util.List;

/**
 * Keeps the parts of long replies until they are complete or overdue. Each operation is atomic: of any number of nodes
 * and threads, one is handed a message. Thread safe; every operation throws
 * {@link io.github.otpgate.store.StoreException} where the store does not answer.
 */
public interface PartStore {

    /** Keeps a part, and hands all of them out with the last that was missing. */
    PartOutcome add(PartCommand command);

    /**
     * Hands out messages whose time is over, as far as they came. Some hundred at once at most; the next call has the
     * others.
     *
     * @param again after how long a message comes once more whose handing out was interrupted
     */
    List<SealedParts> takeOverdue(Duration again);

    /** Forgets what was handed out and needs not be handed out again. Where the store fails, it comes once more. */
    void settle(SealedParts handedOut);
}
