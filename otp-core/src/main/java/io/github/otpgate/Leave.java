package io.github.otpgate;

import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.Way;

/**
 * What is known of who is to be sent to, and how.
 *
 * @param optedOut whether nobody may write to the phone
 */
record Leave(Verdict verdict, boolean optedOut, Way way) {

    static Leave of(Wanted wanted, Verdict verdict, Standing.Asked asked) {
        return new Leave(verdict, asked.isOptedOut(), way(wanted, verdict, asked));
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
