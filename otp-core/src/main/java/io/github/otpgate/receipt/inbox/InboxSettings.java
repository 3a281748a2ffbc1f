package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How patient the inbox is.
 *
 * @param idle how long nobody must have worked on an entry before another node takes it: 20 ms to 1 h. A node that is
 *     alive and takes longer over several entries says so; one that takes longer over a single entry may be overtaken
 * @param tries how often an entry is processed before it goes to the dead letters: 1 to 1000. Tries that end in a
 *     {@link io.github.otpgate.store.StoreException} count a tenth: they are not the entry's fault
 */
public record InboxSettings(Duration idle, int tries) {

    /** Half a minute, ten tries in some four minutes. */
    public static final InboxSettings DEFAULT = new InboxSettings(Duration.ofSeconds(30), 10);

    private static final int SHORTEST_IDLE = 20;
    private static final int MOST_TRIES = 1000;
    private static final int PAUSES_IN_IDLE = 30;

    public InboxSettings {
        requireNonNull(idle, "idle");
        if (idle.toMillis() < SHORTEST_IDLE || idle.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("idle must be 20 ms to 1 h: " + idle);
        }
        if (tries < 1 || tries > MOST_TRIES) {
            throw new IllegalArgumentException("tries must be 1 to 1000: " + tries);
        }
    }

    /** After which an entry is processed again that failed once; twice as long after each further time. */
    Duration firstPause() {
        return Duration.ofMillis(Math.max(1, idle.toMillis() / PAUSES_IN_IDLE));
    }

    Duration longestPause() {
        return idle.multipliedBy(2);
    }
}
