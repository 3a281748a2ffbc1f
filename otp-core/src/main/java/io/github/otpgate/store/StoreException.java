package io.github.otpgate.store;

import org.jspecify.annotations.Nullable;

/**
 * The store did not answer, or not in time. What was asked may have happened or not, so the only safe answer to a user
 * is "not now": nothing may be sent and nothing counts as verified.
 */
public final class StoreException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
