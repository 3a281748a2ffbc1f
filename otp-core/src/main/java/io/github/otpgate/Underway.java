package io.github.otpgate;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Calls that have begun, so that what they write to is not closed before they end. Thread safe. */
final class Underway {

    /** By then the vendors have answered: what is left is a command or two to Redis. */
    private static final int LAST_SECONDS = 2;

    private final Semaphore calls = new Semaphore(Integer.MAX_VALUE);
    private final AtomicBoolean ending = new AtomicBoolean();

    <T> T call(Supplier<T> call) {
        // Whoever comes while this ends is not waited for, and finds everything closed.
        boolean counted = !ending.get() && calls.tryAcquire();
        try {
            return call.get();
        } finally {
            if (counted) {
                calls.release();
            }
        }
    }

    /** Waits for them a moment; whether all have ended. */
    boolean end() {
        ending.set(true);
        try {
            return calls.tryAcquire(Integer.MAX_VALUE, LAST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
