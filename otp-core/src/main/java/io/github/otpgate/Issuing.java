package io.github.otpgate;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.Wanted.Destination;
import io.github.otpgate.Watch.Told;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.Way;
import java.util.Optional;

/** The way of a code from a request to a vendor: cheap refusals first, the vendor last. */
final class Issuing {

    private final Watch watch;
    private final Purposes purposes;
    private final Challenges challenges;
    private final Admission admission;
    private final Keeping keeping;

    Issuing(Watch watch, Purposes purposes, Challenges challenges, Admission admission, Keeping keeping) {
        this.watch = watch;
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
        return watch.issue(purpose, request.channel(), () -> issue(request, purpose));
    }

    private Told<IssueResult> issue(IssueRequest request, Optional<Purpose> purpose) {
        if (purpose.isEmpty()) {
            return Told.of(new Refused(Reason.UNKNOWN_PURPOSE), Optional.empty());
        }
        Optional<PhoneNumber> phone = purposes.phone(request.phone());
        if (phone.isEmpty()) {
            return Told.of(new Refused(Reason.INVALID_PHONE), phone);
        }
        Wanted wanted = new Wanted(request, purpose.get(), destination(phone.get()));
        return keeping.serves(wanted) ? issue(wanted) : Told.of(new Refused(Reason.CHANNEL_UNAVAILABLE), phone);
    }

    private Destination destination(PhoneNumber phone) {
        return new Destination(phone, purposes.country(phone), challenges.name(phone));
    }

    private Told<IssueResult> issue(Wanted wanted) {
        Admission.Decision decision = admission.admit(wanted);
        return decision instanceof Admission.Decision.Open open
                ? send(wanted, open)
                : Told.of(((Admission.Decision.Shut) decision).result(), Optional.of(wanted.phone()));
    }

    /** A share of the budget is spent by what may have been sent, and by nothing else. */
    private Told<IssueResult> send(Wanted wanted, Admission.Decision.Open open) {
        Standing.Asked asked = open.standing();
        boolean spent = false;
        try {
            Parting.Outcome outcome = keeping.send(
                    wanted, new Leave(open.verdict(), asked.isOptedOut(), way(wanted, open.verdict(), asked)));
            spent = outcome.spent();
            return told(outcome, wanted.phone());
        } finally {
            if (!spent) {
                admission.giveBack(open.share());
            }
        }
    }

    /** What reads as if it were sent, and was not, operators hear of as what it is. */
    private static Told<IssueResult> told(Parting.Outcome outcome, PhoneNumber phone) {
        return outcome.result() instanceof Issued && !outcome.spent()
                ? new Told<>(outcome.result(), "withheld", Optional.of(phone))
                : Told.of(outcome.result(), Optional.of(phone));
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
