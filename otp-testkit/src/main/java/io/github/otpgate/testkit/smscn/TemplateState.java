package io.github.otpgate.testkit.smscn;

import java.util.Optional;

/** How far the approval of a simulated voice template is. */
public enum TemplateState {
    /** Calls may use it. */
    APPROVED(Optional.empty()),
    /** Code 167. */
    CHECKING(Optional.of(Stat.TEMPLATE_IN_REVIEW)),
    /** Code 168. */
    REJECTED(Optional.of(Stat.TEMPLATE_REJECTED));

    private final Optional<Stat> refusal;

    TemplateState(Optional<Stat> refusal) {
        this.refusal = refusal;
    }

    Optional<Stat> refusal() {
        return refusal;
    }
}
