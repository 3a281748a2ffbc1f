package io.github.otpgate;

import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.Wanted.Destination;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
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
        return new Destination(phone, purposes.country(phone), challenges.name(phone), purposes.isForTesting(phone));
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
            Parting.Outcome outcome = keeping.send(wanted, Leave.of(wanted, open.verdict(), asked));
            spent = outcome.spent();
            return Told.of(outcome, wanted.phone());
        } finally {
            if (!spent) {
                admission.giveBack(open.share());
            }
        }
    }
}
