package io.github.otpgate;

import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.Wanted.Destination;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.Way;
import java.util.Optional;

/** The way of a code from a request to a vendor: cheap refusals first, the vendor last. */
final class Issuing {

    private final Purposes purposes;
    private final Challenges challenges;
    private final Admission admission;
    private final Keeping keeping;

    Issuing(Purposes purposes, Challenges challenges, Admission admission, Keeping keeping) {
        this.purposes = purposes;
        this.challenges = challenges;
        this.admission = admission;
        this.keeping = keeping;
    }

    boolean serves(Channel channel) {
        return keeping.serves(channel);
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
        Wanted wanted = new Wanted(request, purpose.get(), destination(phone.get()));
        return keeping.serves(wanted) ? issue(wanted) : new Refused(Reason.CHANNEL_UNAVAILABLE);
    }

    private Destination destination(PhoneNumber phone) {
        return new Destination(phone, purposes.country(phone), challenges.name(phone));
    }

    private IssueResult issue(Wanted wanted) {
        Admission.Decision decision = admission.admit(wanted);
        return decision instanceof Admission.Decision.Open open
                ? send(wanted, open)
                : ((Admission.Decision.Shut) decision).result();
    }

    /** A share of the budget is spent by what may have been sent, and by nothing else. */
    private IssueResult send(Wanted wanted, Admission.Decision.Open open) {
        Standing.Asked asked = open.standing();
        boolean spent = false;
        try {
            Parting.Outcome outcome = keeping.send(
                    wanted, new Leave(open.verdict(), asked.isOptedOut(), way(wanted, open.verdict(), asked)));
            spent = outcome.spent();
            return outcome.result();
        } finally {
            if (!spent) {
                admission.giveBack(open.share());
            }
        }
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
