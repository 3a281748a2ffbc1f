package io.github.otpgate;

import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.store.Way;
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
        Optional<String> rule = withholding.rule(leave);
        book.accepted(pending, handover.challenge(pending), rule.isPresent());
        if (rule.isPresent()) {
            return new Outcome(pretended(pending, rule.get()), false);
        }
        withholding.report(pending.phone(), verdict);
        IssueResult result = sent(pending, leave);
        boolean sent = result instanceof Issued;
        if (sent && fresh) {
            guard.countSend(pending.wanted().subject(), verdict);
        }
        return new Outcome(result, sent);
    }

    /** Who did not ask for a call need not learn that nobody makes one. */
    private IssueResult sent(Pending pending, Leave leave) {
        Submission answer = handover.offer(pending);
        boolean couldBeText = leave.way() == Way.CALL_OR_TEXT && pending.channel() == Channel.VOICE;
        if (!couldBeText || !(answer instanceof Submission.Rejected)) {
            return handover.result(pending, answer);
        }
        Pending text = pending.asText();
        book.accepted(text, handover.challenge(text), false);
        return handover.result(text, handover.offer(text));
    }

    /** While vendors take nothing, nothing is seen to be taken. */
    private IssueResult pretended(Pending pending, String rule) {
        Optional<Submission.Rejected> outage = withholding.pretend(pending, rule);
        return outage.map(refusal -> handover.result(pending, refusal))
                .orElseGet(() -> handover.issued(pending, false));
    }
}
