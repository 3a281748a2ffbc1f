package io.github.otpgate.store;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneHash;

/**
 * What can be said about a phone later. Decides nothing. Thread safe; every operation throws {@link StoreException} where
 * the store does not answer.
 */
public interface PhoneJournal {

    /** Remembers, as long as the phone's state, why a challenge was not sent. */
    void noteWithheld(PhoneHash phone, Bytes nonce, String rule);

    /** What the store knows of a phone. Changes nothing. */
    PhoneFigures look(PhoneHash phone);
}
