package io.github.otpgate;

import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.IssueResult.Undelivered;
import io.github.otpgate.VendorPace.Kind;
import io.github.otpgate.code.Code;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.route.Dispatch;
import io.github.otpgate.route.Router;
import io.github.otpgate.store.SendEntry;
import java.time.Duration;

/** The last step of an issue: a code that is kept goes to a vendor, and the answer becomes the caller's result. */
final class Handover {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Purposes purposes;
    private final Challenges challenges;
    private final Router router;
    private final VendorPace pace;

    Handover(Purposes purposes, Challenges challenges, Router router, VendorPace pace) {
        this.purposes = purposes;
        this.challenges = challenges;
        this.router = router;
        this.pace = pace;
    }

    /** A code that is kept, and the send that the windows count for it. */
    record Pending(Wanted wanted, Code code, SendEntry entry) {
        PhoneNumber phone() {
            return wanted.phone();
        }

        Channel channel() {
            return wanted.request().channel();
        }

        Kind kind() {
            return new Kind(wanted.purpose(), channel());
        }

        Pending asText() {
            return new Pending(wanted.withChannel(Channel.SMS), code, entry);
        }
    }

    boolean serves(Channel channel) {
        return router.serves(channel);
    }

    boolean serves(Wanted wanted) {
        return router.serves(
                wanted.request().channel(),
                wanted.purpose(),
                wanted.destination().country());
    }

    /** What the vendors say to it. */
    Submission offer(Pending pending) {
        Message message = new Message(
                pending.phone(),
                pending.wanted().request().channel(),
                purposes.text(pending.wanted().purpose(), pending.code()),
                pending.code().digits());
        Dispatch dispatch = new Dispatch(
                challenge(pending),
                message,
                pending.wanted().purpose(),
                pending.wanted().destination().country());
        return pace.timed(pending.kind(), () -> router.send(dispatch).answer());
    }

    /** What the caller is told of their answer. */
    IssueResult result(Pending pending, Submission answer) {
        return answer instanceof Rejected rejected
                ? undelivered(rejected, pending)
                : issued(pending, answer instanceof Submission.Accepted);
    }

    ChallengeId challenge(Pending pending) {
        return challenges.id(pending.phone(), pending.entry().nonce());
    }

    Issued issued(Pending pending, boolean certain) {
        return new Issued(
                challenge(pending),
                pending.phone(),
                pending.wanted().request().channel(),
                pending.code().digits().length(),
                pending.entry().expiresIn(),
                pending.entry().resendIn(),
                certain);
    }

    private IssueResult undelivered(Rejected rejected, Pending pending) {
        if (rejected.reason().givesBack()) {
            challenges.giveBack(pending.phone(), pending.entry());
        }
        if (rejected.reason() == ErrorClass.INVALID_NUMBER) {
            return new Refused(Reason.INVALID_PHONE);
        }
        if (rejected.reason() == ErrorClass.THROTTLED_PER_NUMBER) {
            Duration ours = pending.entry().resendIn();
            Duration wait = rejected.retryAfter()
                    .filter(theirs -> theirs.compareTo(ours) > 0)
                    .orElse(ours);
            return new Limited(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait, Cause.PHONE);
        }
        return new Undelivered(rejected.reason() + " (code " + rejected.code() + ")");
    }
}
