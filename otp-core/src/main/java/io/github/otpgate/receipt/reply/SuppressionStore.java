package io.github.otpgate.receipt.reply;

import io.github.otpgate.model.Bytes;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Keeps phones that nobody may send to, until they are removed. It sees neither numbers nor keys: a phone has a name under
 * each secret key. Thread safe; the operations throw {@link io.github.otpgate.store.StoreException} where the store does
 * not answer.
 */
public interface SuppressionStore {

    /**
     * Puts a phone on the list.
     *
     * @param otherNames of the same phone
     * @return whether it was there under none of its names
     */
    boolean add(SuppressedPhone phone, List<Bytes> otherNames);

    /** Takes names off the list; whether one of them was there. */
    boolean remove(List<Bytes> names);

    /**
     * Whether one of the names is there. Does not wait for the answer; the stage fails where the store does not give it
     * for each.
     */
    CompletionStage<Boolean> contains(List<Bytes> names);

    /** Into how many parts the list is cut, so that it can be walked. */
    int parts();

    /**
     * All of one part: a phone is in the part that its name says.
     *
     * @param number 0 to {@link #parts()} - 1
     */
    List<SuppressedPhone> part(int number);

    /**
     * Does something of some seconds while no other caller, on whichever node, does. False, and not done, where one does.
     */
    boolean alone(Runnable work);

    /**
     * A phone on the list.
     *
     * @param name 16 bytes that stand for it
     * @param sealed what the list must know of it to name it under another key
     */
    record SuppressedPhone(Bytes name, Bytes sealed) {

        private static final int LENGTH = 16;

        public SuppressedPhone {
            if (name.length() != LENGTH || sealed.length() == 0) {
                throw new IllegalArgumentException("a name has 16 bytes, and something is sealed");
            }
        }
    }
}
