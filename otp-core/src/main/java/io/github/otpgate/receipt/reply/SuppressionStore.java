package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Phones that nobody may send to. Thread safe; the blocking operations throw
 * {@link io.github.otpgate.store.StoreException} where the store does not answer.
 */
public interface SuppressionStore {

    /** Puts a phone on the list; it stays until it is removed. */
    void add(SuppressedPhone phone);

    /** Takes a phone off the list, under whichever of its names. */
    void remove(List<Bytes> names);

    /** Whether it is there under any of its names. Never blocks; the stage fails where the store does not answer. */
    CompletionStage<Boolean> contains(List<Bytes> names);

    /** Those under names that begin with that byte, for one who moves them to another key. */
    List<SuppressedPhone> all(int firstByte);

    /**
     * A phone on the list.
     *
     * @param name 16 bytes that stand for it
     * @param sealed what the list must know of it to name it under another key
     */
    record SuppressedPhone(Bytes name, Bytes sealed) {}
}
