package io.github.otpgate;

import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import java.util.Optional;

/** Lets a code that is kept go to a vendor, or only seem to, and has it written down. */
final class Parting {

    private final Handover handover;
    private final Withholding withholding;
    private final Bookkeeping book;
    private final Guard guard;

    Parting(Handover handover, Withholding withholding, Bookkeeping book, Guard guard) {
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

    /** Sends it; of a fresh one the guard waits for the conversion, since a resend is not another chance to convert. */
    Outcome send(Pending pending, Leave leave, boolean fresh) {
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
        if (sent && fresh) {
            guard.countSend(pending.wanted().subject(), verdict);
        }
        return new Outcome(result, sent);
    }
}
