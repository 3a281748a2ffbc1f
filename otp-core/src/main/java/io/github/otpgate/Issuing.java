package io.github.otpgate;

import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
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
        if (!serves(request.channel())) {
            return new Refused(Reason.CHANNEL_UNAVAILABLE);
        }
        Wanted wanted = new Wanted(request, purpose.get(), challenges.destination(phone.get(), purposes));
        Admission.Decision decision = admission.admit(wanted);
        return decision instanceof Admission.Decision.Open open
                ? send(wanted, open)
                : ((Admission.Decision.Shut) decision).result();
    }

    /** A share of the budget is spent by what may have been sent, and by nothing else. */
    private IssueResult send(Wanted wanted, Admission.Decision.Open open) {
        boolean spent = false;
        try {
            Keeping.Outcome outcome = keeping.send(wanted, open.verdict());
            spent = outcome.spent();
            return outcome.result();
        } finally {
            if (!spent) {
                admission.giveBack(open.share());
            }
        }
    }
}
