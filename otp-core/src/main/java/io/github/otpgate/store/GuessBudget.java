package io.github.otpgate.store;

import io.github.otpgate.model.Window;
import java.time.Duration;
import java.util.List;

/**
 * How often a phone's codes may be guessed wrongly, across codes, sessions, nodes and channels.
 *
 * @param perPurpose for one purpose of one phone; a success forgets its wrong tries (NIST SP 800-63B-4, 3.2.2)
 * @param perPhone for all purposes of one phone; nothing forgets these
 */
public record GuessBudget(List<Window> perPurpose, List<Window> perPhone) {

    /** 10 an hour and 20 a day per purpose, 30 a day per phone. */
    public static final GuessBudget DEFAULT = new GuessBudget(
            List.of(new Window(10, Duration.ofHours(1)), new Window(20, Duration.ofDays(1))),
            List.of(new Window(30, Duration.ofDays(1))));

    public GuessBudget {
        perPurpose = List.copyOf(perPurpose);
        perPhone = List.copyOf(perPhone);
        if (perPurpose.size() != 2 || perPhone.size() != 1) {
            throw new IllegalArgumentException("a guess budget has two windows per purpose and one per phone");
        }
    }
}
