package io.github.otpgate.route;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.LongSupplier;

/** Ticks in the shape of a clock, for the library of the breakers. Its instants mean nothing, their distance does. */
final class TickClock extends Clock {

    private final LongSupplier ticks;

    TickClock(LongSupplier ticks) {
        this.ticks = ticks;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return Instant.EPOCH.plusNanos(ticks.getAsLong());
    }
}
