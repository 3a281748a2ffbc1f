package io.github.otpgate.servlet;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** Stands still until a test moves it. */
record SteppedTime(AtomicLong nanos) implements TimeMeter {

    SteppedTime() {
        this(new AtomicLong());
    }

    void pass(Duration time) {
        long unused = nanos.addAndGet(time.toNanos());
    }

    @Override
    public long currentTimeNanos() {
        return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
        return false;
    }
}
