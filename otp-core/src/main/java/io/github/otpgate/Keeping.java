package io.github.otpgate;

import io.github.otpgate.Challenges.Draft;
import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.code.Code;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SendEntry;
import io.github.otpgate.store.Way;
import java.util.Optional;

/** Keeps a code and hands it over. The write is acknowledged before anything leaves: what Redis does not know is never sent. */
final class Keeping {

    private final Challenges challenges;
    private final Handover handover;
    private final Withholding withholding;
    private final Bookkeeping book;
    private final Guard guard;

    Keeping(Challenges challenges, Handover handover, Withholding withholding, Bookkeeping book, Guard guard) {
        this.challenges = challenges;
        this.handover = handover;
        this.withholding = withholding;
        this.book = book;
        this.guard = guard;
    }

    /**
     * What became of it.
     *
     * @param spent whether a message may have been sent
     */
    record Outcome(IssueResult result, boolean spent) {}

    boolean serves(Channel channel) {
        return handover.serves(channel);
    }

    boolean serves(Wanted wanted) {
        return handover.serves(wanted);
    }

    /** What is known of who is to be sent to, and how. */
    record Leave(Verdict verdict, boolean optedOut, Way way) {}

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

    private Outcome send(Pending pending, Leave leave, Draft draft) {
        Verdict verdict = leave.verdict();
        Optional<String> rule = withholding.rule(verdict, leave.optedOut());
        book.accepted(pending, handover.challenge(pending), rule.isPresent());
        if (rule.isPresent()) {
            withholding.pretend(pending, rule.get());
            return new Outcome(handover.issued(pending, false), false);
        }
        withholding.report(pending.phone(), verdict);
        IssueResult result = handover.send(pending);
        boolean sent = result instanceof Issued;
        // A resend is not another chance to convert.
        if (sent && pending.entry().nonce().equals(draft.nonce())) {
            guard.countSend(pending.wanted().subject(), verdict);
        }
        return new Outcome(result, sent);
    }
}
