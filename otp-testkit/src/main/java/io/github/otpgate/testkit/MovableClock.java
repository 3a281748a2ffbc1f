package io.github.otpgate.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that stands still until a test moves it. Safe for use by many threads; copies made with {@link #withZone} move
 * together with the original.
 */
public final class MovableClock extends Clock {

    private final Hand hand;
    private final ZoneId zone;

    /** Starts at the given instant, in UTC. */
    public MovableClock(Instant start) {
        this(new Hand(start), ZoneOffset.UTC);
    }

    private MovableClock(Hand hand, ZoneId zone) {
        this.hand = hand;
        this.zone = zone;
    }

    /**
     * Moves the clock forward.
     *
     * @param by zero or more; a clock that goes back is refused with {@link IllegalArgumentException}
     * @return the instant the clock shows afterwards
     */
    public Instant advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("The clock moves forward only, not by " + by);
        }
        return hand.move(by);
    }

    @Override
    public Instant instant() {
        return hand.now();
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public MovableClock withZone(ZoneId other) {
        return new MovableClock(hand, other);
    }

    @Override
    public String toString() {
        return "MovableClock[" + hand.now() + ", " + zone + "]";
    }

    /** The instant all copies share. */
    private static final class Hand {

        private Instant now;

        Hand(Instant start) {
            now = start;
        }

        synchronized Instant now() {
            return now;
        }

        synchronized Instant move(Duration by) {
            now = now.plus(by);
            return now;
        }
    }
}
