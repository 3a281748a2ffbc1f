package io.github.otpgate;

import io.github.otpgate.IssueResult.Issued;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.IssueResult.Undelivered;
import io.github.otpgate.captcha.CaptchaGate;
import io.github.otpgate.code.Code;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.provider.ErrorClass;
import io.github.otpgate.provider.Message;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.route.Routes;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SendEntry;
import java.time.Duration;
import java.util.Optional;

/** The way of a code from a request to a vendor: cheap refusals first, the vendor last. */
final class Issuing {

    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Purposes purposes;
    private final CaptchaGate captcha;
    private final Challenges challenges;
    private final Routes routes;

    Issuing(Purposes purposes, CaptchaGate captcha, Challenges challenges, Routes routes) {
        this.purposes = purposes;
        this.captcha = captcha;
        this.challenges = challenges;
        this.routes = routes;
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
        if (!routes.serves(request.channel())) {
            return new Refused(Reason.CHANNEL_UNAVAILABLE);
        }
        if (!request.trusted() && !captcha.admits(request.captchaToken())) {
            return new Refused(Reason.CAPTCHA_REQUIRED);
        }
        return keep(request, phone.get(), purpose.get());
    }

    /** The write is acknowledged before anything leaves: a code that Redis does not know is never sent. */
    private IssueResult keep(IssueRequest request, PhoneNumber phone, Purpose purpose) {
        Challenges.Draft draft = challenges.draft(phone, purpose);
        IssueOutcome outcome = challenges.keep(draft, request.session());
        if (outcome instanceof IssueOutcome.Limited limited) {
            return new Limited(limited.retryAfter(), false);
        }
        if (outcome instanceof IssueOutcome.Locked locked) {
            return new Limited(locked.retryAfter(), true);
        }
        if (outcome instanceof IssueOutcome.Live live) {
            Code earlier = challenges.open(live.cipher(), phone, purpose);
            return send(request, draft, new Pending(earlier, live.entry()));
        }
        return send(request, draft, new Pending(draft.code(), ((IssueOutcome.Kept) outcome).entry()));
    }

    /** A code that is kept, and the send that the windows count for it. */
    private record Pending(Code code, SendEntry entry) {}

    private IssueResult send(IssueRequest request, Challenges.Draft draft, Pending pending) {
        String text = purposes.text(draft.purpose(), pending.code());
        Submission answer = routes.submit(new Message(draft.phone(), request.channel(), text));
        if (answer instanceof Rejected rejected) {
            return undelivered(rejected, draft, pending.entry());
        }
        SendEntry entry = pending.entry();
        ChallengeId id = challenges.id(draft.phone(), entry.nonce());
        boolean certain = answer instanceof Submission.Accepted;
        return new Issued(
                id,
                draft.phone(),
                request.channel(),
                pending.code().digits().length(),
                entry.expiresIn(),
                entry.resendIn(),
                certain);
    }

    private IssueResult undelivered(Rejected rejected, Challenges.Draft draft, SendEntry entry) {
        if (rejected.reason().givesBack()) {
            challenges.giveBack(draft.phone(), entry);
        }
        if (rejected.reason() == ErrorClass.INVALID_NUMBER) {
            return new Refused(Reason.INVALID_PHONE);
        }
        if (rejected.reason() == ErrorClass.THROTTLED_PER_NUMBER) {
            Duration wait = rejected.retryAfter().orElse(entry.resendIn());
            return new Limited(wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait, false);
        }
        return new Undelivered(rejected.reason() + " (code " + rejected.code() + ")");
    }
}
