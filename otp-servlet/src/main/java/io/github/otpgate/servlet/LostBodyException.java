package io.github.otpgate.servlet;

import java.io.IOException;

/** A body whose end is not waited for, or never comes. Once it is answered, its failure leaves the filter. */
final class LostBodyException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Answer answer;
    private final transient IOException failure;

    private LostBodyException(Answer answer, IOException failure) {
        super(failure.getMessage(), failure);
        this.answer = answer.with("Connection", "close");
        this.failure = failure;
    }

    /** One that drips in. */
    static LostBodyException slow() {
        long seconds = RequestBody.SLOWEST.toSeconds();
        Answer answer = Problem.TOO_SLOW.answer(
                "body: found it incomplete after " + seconds + " seconds; allowed: " + seconds + " seconds");
        return new LostBodyException(answer, new Quiet("body: not complete after " + seconds + " s"));
    }

    /** One that breaks off, stalls or has chunks that are none; its failure is what the container said, who knows it. */
    static LostBodyException broken(IOException failure) {
        return new LostBodyException(
                Problem.INVALID_REQUEST.answer("body: found no end; allowed: as much as was announced"), failure);
    }

    /** For a client that still listens. Where the container has answered for itself, its answer stands. */
    Answer answer() {
        return answer;
    }

    IOException failure() {
        return failure;
    }

    /** Whoever drips on purpose fills no log with stack traces. */
    private static final class Quiet extends IOException {

        private static final long serialVersionUID = 1L;

        Quiet(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
