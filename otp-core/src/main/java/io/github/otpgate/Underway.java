package io.github.otpgate;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls that have begun, so that what they write to is not closed before they end. Thread safe. */
final class Underway {

    /** By then the vendors have answered: what is left is a command or two to Redis. */
    private static final int LAST_SECONDS = 2;

    private final Semaphore calls = new Semaphore(Integer.MAX_VALUE);

    <T> T call(Supplier<T> call) {
        // Whoever comes while this ends is not waited for, and finds everything closed.
        boolean counted = calls.tryAcquire();
        try {
            return call.get();
        } finally {
            if (counted) {
                calls.release();
            }
        }
    }

    /** Waits for them a moment. */
    void end() {
        try {
            boolean unused = calls.tryAcquire(Integer.MAX_VALUE, LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
