package io.github.otpgate.testkit.smscn;

import java.util.Optional;

/** What the vendor holds against a simulated account, whatever it asks for. */
public enum AccountState {
    /** Nothing. */
    ACTIVE(Optional.empty()),
    /** Code 109. */
    FROZEN(Optional.of(Stat.FROZEN)),
    /** Code 114: too many wrong log-ins. */
    LOCKED(Optional.of(Stat.LOCKED)),
    /** Code 116: may not use the interface. */
    WITHOUT_INTERFACE(Optional.of(Stat.NO_INTERFACE)),
    /** Code 117: bound to another address than the caller's. */
    BOUND_ELSEWHERE(Optional.of(Stat.WRONG_ADDRESS));

    private final Optional<Stat> refusal;

    AccountState(Optional<Stat> refusal) {
        this.refusal = refusal;
    }

    Optional<Stat> refusal() {
        return refusal;
    }
}
