package io.github.otpgate.receipt;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** How far an attempt to send a message got. Moves towards the end of this list only. */
public enum DeliveryState {
    /** We took the request; no vendor has the message yet, as far as we know. */
    ACCEPTED,
    /** A vendor took it. */
    SUBMITTED,
    /** A vendor may have it, or took it and has said nothing about it for a day. */
    UNKNOWN,
    /** A vendor says it did not arrive. */
    FAILED,
    /** The phone has it. */
    DELIVERED;

    /** As it stands in answers: small letters. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Of several attempts together: delivered where one is, else as far as the least far of those that may still arrive,
     * and failed where none may. No report ever moves that back; a new attempt may, since it begins anew.
     */
    static DeliveryState together(Collection<DeliveryState> attempts) {
        if (attempts.contains(DELIVERED)) {
            return DELIVERED;
        }
        return attempts.stream()
                .filter(state -> state != FAILED)
                .min(Comparator.naturalOrder())
                .orElse(attempts.isEmpty() ? ACCEPTED : FAILED);
    }
}
