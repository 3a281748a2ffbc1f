package io.github.otpgate.guard;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what the guard counts, for all nodes, by a clock of its own. Thread safe and never blocking; a stage ends
 * exceptionally where the store does not answer.
 */
public interface GuardStore {

    /** Judges what is guarded under a key, and changes states and uses probes up; readings in the same order. */
    CompletionStage<List<GuardReading>> judge(GuardSource source, GuardScale scale);

    /** What {@link #judge} would find; changes nothing. */
    CompletionStage<List<GuardReading>> look(GuardSource source, GuardScale scale);

    /** Counts a send. */
    CompletionStage<?> countSend(GuardSource source);

    /** Counts a phone in the blocks of numbers around it. */
    CompletionStage<?> countPhone(GuardSighting sighting, GuardSettings.Density alarms);

    /** Notes that the phone's code, for as long as it lives, is not counted for its destination. */
    CompletionStage<?> leaveOut(PhoneHash phone, Duration codeLife);

    /** Notes that the phone is good, and that a conversion of it counts, unless one has within 24 hours. */
    CompletionStage<GuardCredit> credit(PhoneHash phone);

    /** Notes that the phone is good. */
    CompletionStage<?> remember(PhoneHash phone);

    /** Whether the phone has verified a code within 90 days. */
    CompletionStage<Boolean> isKnown(PhoneHash phone);

    /**
     * Counts a conversion in the 10 minutes of its send.
     *
     * @param age since the send
     */
    CompletionStage<?> countConversion(GuardSource source, Duration age);

    /**
     * Forgets the send of a code that was verified by a phone that has counted within 24 hours: whoever signs in often is
     * no evidence for or against.
     */
    CompletionStage<?> forgetSend(GuardSource source, Duration age);

    /** Whatever is counted, everything under the key is normal for that long; the states before, in the same order. */
    CompletionStage<List<GuardState>> override(GuardSource source, Duration time);

    /** The last 7 days of a country, without codes younger than that. */
    CompletionStage<GuardTally> week(GuardSource country, Duration maturity);

    /**
     * A phone that is sent to.
     *
     * @param range its range and subrange, in this order
     * @param hundred tag of the 100 numbers around it
     * @param phone 8 bytes of a keyed hash
     */
    record GuardSighting(GuardSource range, Bytes hundred, Bytes phone) {}
}
