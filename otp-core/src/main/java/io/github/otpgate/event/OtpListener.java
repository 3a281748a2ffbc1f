package io.github.otpgate.event;

/**
 * Observes. Called on a thread of its own, one event after the other; what it throws is logged and forgotten. A listener
 * that is slower than the events come loses some, which are counted and logged.
 */
@FunctionalInterface
public interface OtpListener {

    /** Something happened. */
    void on(OtpEvent event);
}
