package io.github.otpgate.receipt.inbox;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what was received until it is settled, and hands each entry to one consumer at a time. Each operation is atomic.
 * Thread safe; every operation but one blocks until the store has answered, and throws
 * {@link io.github.otpgate.store.StoreException} where it does not.
 */
public interface InboxStore {

    /**
     * Keeps all of them, or none.
     *
     * @throws io.github.otpgate.store.StoreException also where too much waits already
     */
    void add(List<Bytes> contents);

    /** The same without blocking: the stage ends with what the other would throw. */
    CompletionStage<?> addAsync(List<Bytes> contents);

    /** The oldest entries that nobody was handed yet; none where there are none, without waiting for some. */
    List<InboxEntry> read(String consumer, int most);

    /** Entries that somebody left alone for too long. They are the claimant's from now on. */
    List<InboxEntry> claim(InboxClaim claim);

    /** Says that the consumer still works on these. */
    void hold(String consumer, List<String> entries);

    /** Forgets entries, one at least: they are processed. */
    void settle(List<String> entries);

    /** Keeps a dead letter, and forgets the oldest of too many. */
    void bury(Bytes letter);

    /**
     * Keeps a dead letter in the place of an entry.
     *
     * @return whether the entry was there
     */
    boolean bury(String entry, Bytes letter);

    /** Dead letters, the newest first. */
    List<SealedLetter> letters(int most);

    /** How much there is. */
    InboxFigures look();

    /**
     * Forgets consumers that hold no entry.
     *
     * @param leaving one that is forgotten at once
     * @param idle how long the others must have done nothing
     */
    void forget(String leaving, Duration idle);
}
