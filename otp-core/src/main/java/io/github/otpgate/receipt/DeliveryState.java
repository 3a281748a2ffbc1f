package io.github.otpgate.receipt;

import java.util.Locale;

/** How far a message is. Moves towards the end of this list only. */
public enum DeliveryState {
    /** We took the request; no vendor has the message yet, as far as we know. */
    ACCEPTED,
    /** A vendor took it. */
    SUBMITTED,
    /** A vendor may have it, or has said for 72 hours nothing about it. */
    UNKNOWN,
    /** A vendor says it did not arrive. */
    FAILED,
    /** The phone has it. */
    DELIVERED;

    /** As it stands in answers: small letters. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
