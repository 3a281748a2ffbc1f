package io.github.otpgate.guard;

import io.github.otpgate.model.WireName;

/** What the guard thinks of a destination or a network, from good to bad. */
public enum GuardState {
    /** Nothing is known against it. */
    NORMAL,
    /** It was blocked; a few sends an hour may show that it has recovered. */
    HALF_OPEN,
    /** Senders must solve the slider, and no calls are made. */
    SUSPECT,
    /** Nothing is sent. */
    BLOCKED;

    /** Lower case, hyphens: as events and explanations name it. */
    public String wireName() {
        return WireName.of(this);
    }
}
