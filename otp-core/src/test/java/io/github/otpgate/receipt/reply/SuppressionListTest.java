package io.github.otpgate.receipt.reply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.receipt.reply.SuppressionStore.SuppressedPhone;
import io.github.otpgate.store.StoreException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuppressionListTest {

    private static final PhoneNumber PHONE = new PhoneNumber("+8613800138000");

    private final ScriptedSuppressionStore store = new ScriptedSuppressionStore();

    private SuppressionList list(Integer... keys) {
        return new SuppressionList(store, new KeyedSealer(keys));
    }

    private boolean contains(Integer... keys) {
        return list(keys).contains(PHONE).toCompletableFuture().join();
    }

    private static boolean walk(SuppressionList list) {
        try (SuppressionRenewal renewal = new SuppressionRenewal(list)) {
            return renewal.walk();
        }
    }

    @Test
    void add_phone_isFoundUntilItIsRemoved() {
        assertThat(contains(1)).isFalse();

        assertThat(list(1).add(PHONE)).isTrue();
        assertThat(list(1).add(PHONE)).isFalse();
        assertThat(contains(1)).isTrue();

        assertThat(list(1).remove(PHONE)).isTrue();
        assertThat(list(1).remove(PHONE)).isFalse();
        assertThat(contains(1)).isFalse();
    }

    @Test
    void add_phoneUnderAnEarlierKey_isNotNew() {
        list(1).add(PHONE);

        assertThat(contains(2, 1)).isTrue();
        assertThat(list(2, 1).add(PHONE)).isFalse();
    }

    @Test
    void remove_phoneUnderTwoKeys_isGoneUnderBoth() {
        list(1).add(PHONE);
        list(2, 1).add(PHONE);
        store.busy = 3;

        assertThat(list(2, 1).remove(PHONE)).isTrue();

        assertThat(store.phones).isEmpty();
    }

    @Test
    void remove_whileTheListIsRenamedForEver_isRefused() {
        list(1).add(PHONE);
        store.busy = Integer.MAX_VALUE;

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> list(2, 1).remove(PHONE));
    }

    @Test
    void walk_newKey_namesPhonesAgainBeforeTheEarlierNameGoes() {
        list(1).add(PHONE);
        SuppressionList rotated = list(2, 1);

        assertThat(walk(rotated)).isTrue();
        assertThat(contains(1)).isTrue();
        assertThat(contains(2)).isTrue();

        assertThat(walk(rotated)).isTrue();
        assertThat(contains(1)).isFalse();
        assertThat(contains(2)).isTrue();
        assertThat(walk(rotated)).isTrue();
        assertThat(store.phones).hasSize(1);
    }

    /** Each would take away the name that the other keeps. */
    @Test
    void walk_nodesAStepApartAtOnce_leaveOneName() {
        list(1).add(PHONE);
        walk(list(2, 1));
        store.beforeRemoval = () -> walk(list(1, 2));

        walk(list(2, 1));

        assertThat(contains(2, 1)).isTrue();
    }

    @Test
    void walk_entryThatCannotBeRead_isLeft() {
        list(7).add(PHONE);

        assertThat(walk(list(2, 1))).isTrue();

        assertThat(contains(7)).isTrue();
        assertThat(store.phones).hasSize(1);
    }

    /** Whoever can write to the store could else suppress a phone, or several, by the entry of another. */
    @Test
    void walk_entryUnderAnothersName_suppressesNobody() {
        KeyedSealer sealer = new KeyedSealer(1);
        Bytes another = sealer.names(Bytes.of((byte) 9)).get(0);
        store.add(new SuppressedPhone(another, sealer.seal(PhoneForm.write(PHONE))), List.of());
        store.add(new SuppressedPhone(sealer.names(Bytes.of((byte) 8)).get(0), sealer.seal(another)), List.of());

        walk(list(2, 1));
        walk(list(2, 1));

        assertThat(contains(2, 1)).isFalse();
        assertThat(store.phones).hasSize(2);
    }

    @Test
    void walk_whileAnotherNodeIsAtIt_isNotWhole() {
        list(1).add(PHONE);
        store.busy = 1;

        assertThat(walk(list(2, 1))).isFalse();
        assertThat(walk(list(2, 1))).isTrue();
    }

    @Test
    void law6_storeAway_failsInsteadOfAnswering() {
        store.away = true;

        assertThat(list(1).contains(PHONE)).isCompletedExceptionally();
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> list(1).add(PHONE));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> list(1).remove(PHONE));
    }

    @Test
    void phoneForm_shortestAndLongest_areReadAsWritten() {
        for (String number : List.of("+1000000", "+999999999999999", PHONE.e164())) {
            assertThat(PhoneForm.read(PhoneForm.write(new PhoneNumber(number)))).contains(new PhoneNumber(number));
        }
        assertThat(PhoneForm.read(Bytes.of(new byte[8]))).isEmpty();
        assertThat(PhoneForm.read(Bytes.of(new byte[9]))).isEmpty();
        assertThat(PhoneForm.read(Bytes.of(new byte[] {1, 0, 0, 0, 0, 0, 0, 0})))
                .isEmpty();
    }
}
