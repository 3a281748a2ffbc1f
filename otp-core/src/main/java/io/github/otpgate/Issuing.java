package io.github.otpgate;

import io.github.otpgate.Challenges.Draft;
import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.IssueOutcome;
import java.util.Optional;

/** The way of a code from a request to a vendor: cheap refusals first, the vendor last. */
final class Issuing {

    private final Purposes purposes;
    private final Admission admission;
    private final Challenges challenges;
    private final Handover handover;
    private final Guard guard;

    Issuing(Purposes purposes, Admission admission, Challenges challenges, Handover handover, Guard guard) {
        this.purposes = purposes;
        this.admission = admission;
        this.challenges = challenges;
        this.handover = handover;
        this.guard = guard;
    }

    boolean serves(Channel channel) {
        return handover.serves(channel);
    }

    IssueResult issue(IssueRequest request) {
        Optional<Purpose> purpose = purposes.named(request.purpose());
        if (purpose.isEmpty()) {
            return new Refused(Reason.UNKNOWN_PURPOSE);
        }
        Optional<PhoneNumber> phone = purposes.phone(request.phone());
        if (phone.isEmpty()) {
            return new Refused(Reason.INVALID_PHONE);
        }
        if (!handover.serves(request.channel())) {
            return new Refused(Reason.CHANNEL_UNAVAILABLE);
        }
        Wanted wanted = new Wanted(request, purpose.get(), challenges.destination(phone.get(), purposes));
        Admission.Decision decision = admission.admit(wanted);
        return decision instanceof Admission.Decision.Shut shut
                ? shut.result()
                : keep(wanted, ((Admission.Decision.Open) decision).verdict());
    }

    /** A share of the budget is spent by what may have been sent, and by nothing else. */
    private IssueResult keep(Wanted wanted, Verdict verdict) {
        boolean spent = false;
        try {
            Draft draft = challenges.draft(wanted.phone(), wanted.purpose());
            IssueOutcome outcome = challenges.keep(
                    draft, wanted.request(), guard.origin(wanted.request().address()));
            IssueResult result = outcome(wanted, verdict, draft, outcome);
            spent = result instanceof Issued && !handover.withholds(verdict);
            return result;
        } finally {
            if (!spent) {
                admission.giveBack();
            }
        }
    }

    /** The write is acknowledged before anything leaves: a code that Redis does not know is never sent. */
    private IssueResult outcome(Wanted wanted, Verdict verdict, Draft draft, IssueOutcome outcome) {
        if (outcome instanceof IssueOutcome.Limited limited) {
            return new Limited(limited.retryAfter(), Cause.PHONE);
        }
        if (outcome instanceof IssueOutcome.Locked locked) {
            return new Limited(locked.retryAfter(), Cause.GUESSES);
        }
        if (outcome instanceof IssueOutcome.Early) {
            return new Refused(Reason.CALL_TOO_EARLY);
        }
        if (outcome instanceof IssueOutcome.Live live) {
            return handover.send(new Pending(wanted, challenges.open(live.cipher(), draft), live.entry()), verdict);
        }
        Pending pending = new Pending(wanted, draft.code(), ((IssueOutcome.Kept) outcome).entry());
        IssueResult result = handover.send(pending, verdict);
        boolean first = pending.entry().nonce().equals(draft.nonce());
        if (first && result instanceof Issued && !handover.withholds(verdict)) {
            guard.countSend(wanted.subject(), verdict);
        }
        return result;
    }
}
