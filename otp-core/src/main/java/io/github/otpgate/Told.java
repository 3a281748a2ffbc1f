package io.github.otpgate;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.WireName;
import java.util.Optional;

/**
 * What a caller gets, and what operators may know beside it.
 *
 * @param word one of few
 */
record Told<R>(R result, String word, Optional<PhoneNumber> phone) {

    static Told<IssueResult> of(IssueResult result, Optional<PhoneNumber> phone) {
        return new Told<>(result, issueWord(result), phone);
    }

    /** What reads as if it were sent, and was not, operators hear of as what it is. */
    static Told<IssueResult> of(Parting.Outcome outcome, PhoneNumber phone) {
        return outcome.result() instanceof Issued && !outcome.spent()
                ? new Told<>(outcome.result(), "withheld", Optional.of(phone))
                : of(outcome.result(), Optional.of(phone));
    }

    static Told<VerifyResult> of(VerifyResult result, Optional<PhoneNumber> phone) {
        return new Told<>(result, verifyWord(result), phone);
    }

    private static String issueWord(IssueResult result) {
        if (result instanceof Issued issued) {
            return issued.certain() ? "issued" : "uncertain";
        }
        if (result instanceof Limited limited) {
            return "limited-" + WireName.of(limited.cause());
        }
        return result instanceof Refused refused ? WireName.of(refused.reason()) : "undelivered";
    }

    private static String verifyWord(VerifyResult result) {
        return result instanceof VerifyResult.NotVerified wrong ? WireName.of(wrong.reason()) : "verified";
    }
}
