package io.github.otpgate;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

/** Begins once, or never: what is to begin later may have to be closed before. Thread safe. */
final class LateStart {

    private final ReentrantLock lock = new ReentrantLock();
    private final Runnable work;
    private final AtomicBoolean over = new AtomicBoolean();

    LateStart(Runnable work) {
        this.work = work;
    }

    /** Begins the work, if that was neither done nor prevented. */
    void begin() {
        lock.lock();
        try {
            if (!over.getAndSet(true)) {
                work.run();
            }
        } finally {
            lock.unlock();
        }
    }

    /** The work has begun when this returns, or never will. */
    void prevent() {
        lock.lock();
        try {
            over.set(true);
        } finally {
            lock.unlock();
        }
    }
}
