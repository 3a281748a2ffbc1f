package io.github.otpgate.receipt.reply;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.receipt.reply.SuppressionStore.SuppressedPhone;
import io.github.otpgate.store.StoreException;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Phones that nothing is sent to, because somebody there said so or an operator did. They stay until an operator removes
 * them. Thread safe; the operations throw {@link StoreException} where the store does not answer.
 *
 * <p>A phone is named by a keyed hash and found under every configured key. Before a key is dropped, the list must be
 * renamed: see {@link SuppressionRenewal}.
 */
public final class SuppressionList {

    /** How often a removal asks while the list is renamed, which lasts a fraction of a second each time. */
    private static final int TRIES_TO_REMOVE = 2000;

    private final SuppressionStore store;
    private final Sealer sealer;

    public SuppressionList(SuppressionStore store, Sealer sealer) {
        this.store = requireNonNull(store, "store");
        this.sealer = requireNonNull(sealer, "sealer");
    }

    /**
     * Whether nothing may be sent to it. Does not wait for the answer: one command, and one more for each further key.
     * The stage fails with a {@link StoreException} where the store does not answer; then nothing may be sent either.
     */
    public CompletionStage<Boolean> contains(PhoneNumber phone) {
        return store.contains(names(phone));
    }

    /** Puts a phone on the list. Whether it was not there before; of many callers at once, one is told so. */
    public boolean add(PhoneNumber phone) {
        List<Bytes> names = names(phone);
        return store.add(entry(phone, names.get(0)), names.subList(1, names.size()));
    }

    /** Takes a phone off the list. Whether it was there. For operators: what a vendor says can never lead here. */
    public boolean remove(PhoneNumber phone) {
        List<Bytes> names = names(phone);
        if (names.size() == 1) {
            return store.remove(names);
        }
        boolean[] removed = {false};
        for (int i = 0; i < TRIES_TO_REMOVE; i++) {
            if (store.alone(() -> removed[0] = store.remove(names))) {
                return removed[0];
            }
        }
        throw new StoreException("the suppression list is being renamed; try again", null);
    }

    Sealer sealer() {
        return sealer;
    }

    SuppressionStore store() {
        return store;
    }

    List<Bytes> names(PhoneNumber phone) {
        return sealer.names(Bytes.of(phone.e164().getBytes(US_ASCII)));
    }

    SuppressedPhone entry(PhoneNumber phone, Bytes name) {
        return new SuppressedPhone(name, sealer.seal(PhoneForm.write(phone)));
    }
}
