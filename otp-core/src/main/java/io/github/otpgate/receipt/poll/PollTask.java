package io.github.otpgate.receipt.poll;

import java.time.Duration;

/** Asks one account for one thing. */
interface PollTask {

    String provider();

    /** What it asks for, in a word. */
    String name();

    PollTally tally();

    /** Asks once, and says how long to pause. */
    Duration poll();

    /** How long no node shall ask after the last question, whatever happened. */
    default Duration rest() {
        return Duration.ZERO;
    }
}
