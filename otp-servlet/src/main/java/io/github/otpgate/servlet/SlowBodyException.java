package io.github.otpgate.servlet;

import java.io.IOException;

/** A body that drips in. Leaves the filter, once answered, so that the container closes the connection. */
final class SlowBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    SlowBodyException() {
        super("body: not complete after " + RequestBody.SLOWEST.toSeconds() + " s");
    }

    static Answer answer() {
        long seconds = RequestBody.SLOWEST.toSeconds();
        return Problem.TOO_SLOW
                .answer("body: found it incomplete after " + seconds + " seconds; allowed: " + seconds + " seconds")
                .with("Connection", "close");
    }

    /** Whoever drips on purpose fills no log with stack traces. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
