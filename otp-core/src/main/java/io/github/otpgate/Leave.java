package io.github.otpgate;

import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.Way;
import java.util.Optional;

/**
 * What is known of who is to be sent to, and how.
 *
 * @param withheld why nothing is sent whatever the guard thinks, if nothing is
 */
record Leave(Verdict verdict, Optional<String> withheld, Way way) {

    private static final String TEST = "test-number";
    private static final String OPT_OUT = "opt-out";

    static Leave of(Wanted wanted, Verdict verdict, Standing.Asked asked) {
        return new Leave(verdict, withheld(wanted, asked), way(wanted, verdict, asked));
    }

    private static Optional<String> withheld(Wanted wanted, Standing.Asked asked) {
        if (wanted.destination().forTesting()) {
            return Optional.of(TEST);
        }
        return asked.isOptedOut() ? Optional.of(OPT_OUT) : Optional.empty();
    }

    /**
     * Who asks again because nothing arrived is called. Not where the guard is suspicious: calls cost most. What it blocks
     * is not sent, and must look as any other would.
     */
    private static Way way(Wanted wanted, Verdict verdict, Standing.Asked asked) {
        if (wanted.request().channel() == Channel.VOICE) {
            return Way.CALL;
        }
        boolean wary = verdict.state() != GuardState.NORMAL && verdict.state() != GuardState.BLOCKED;
        return !wary && asked.isSlow() ? Way.CALL_OR_TEXT : Way.TEXT;
    }
}
