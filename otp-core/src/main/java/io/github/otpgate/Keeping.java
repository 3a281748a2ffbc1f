package io.github.otpgate;

import io.github.otpgate.Challenges.Draft;
import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.Parting.Outcome;
import io.github.otpgate.code.Code;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SendEntry;

/** Keeps a code before it goes. The write is acknowledged before anything leaves: what Redis does not know is never sent. */
final class Keeping {

    private final Challenges challenges;
    private final Parting parting;
    private final Guard guard;

    Keeping(Challenges challenges, Parting parting, Guard guard) {
        this.challenges = challenges;
        this.parting = parting;
        this.guard = guard;
    }

    boolean serves(Channel channel) {
        return parting.serves(channel);
    }

    boolean serves(Wanted wanted) {
        return parting.serves(wanted);
    }

    Outcome send(Wanted wanted, Leave leave) {
        Draft draft = challenges.draft(wanted.phone(), wanted.purpose());
        IssueOutcome kept = challenges.keep(
                draft,
                wanted.request(),
                leave.way(),
                guard.origin(wanted.request().address()));
        if (kept instanceof IssueOutcome.Kept fresh) {
            return send(pending(wanted, draft.code(), fresh.entry()), leave, draft);
        }
        if (kept instanceof IssueOutcome.Live live) {
            return send(pending(wanted, challenges.open(live.cipher(), draft), live.entry()), leave, draft);
        }
        return new Outcome(refusal(kept), false);
    }

    private Outcome send(Pending pending, Leave leave, Draft draft) {
        return parting.send(pending, leave, pending.entry().nonce().equals(draft.nonce()));
    }

    /** It travels as the windows counted it. */
    private static Pending pending(Wanted wanted, Code code, SendEntry entry) {
        return new Pending(wanted.withChannel(entry.channel()), code, entry);
    }

    private static IssueResult refusal(IssueOutcome outcome) {
        if (outcome instanceof IssueOutcome.Limited limited) {
            return new Limited(limited.retryAfter(), Cause.PHONE);
        }
        if (outcome instanceof IssueOutcome.Locked locked) {
            return new Limited(locked.retryAfter(), Cause.GUESSES);
        }
        return new Refused(Reason.CALL_TOO_EARLY);
    }
}
