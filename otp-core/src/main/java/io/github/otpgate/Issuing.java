package io.github.otpgate;

import io.github.otpgate.Handover.Pending;
import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.captcha.CaptchaGate;
import io.github.otpgate.code.Code;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.IssueOutcome;
import io.github.otpgate.store.SendEntry;
import java.util.Optional;

/** The way of a code from a request to a vendor: cheap refusals first, the vendor last. */
final class Issuing {

    private final Purposes purposes;
    private final CaptchaGate captcha;
    private final Challenges challenges;
    private final Handover handover;

    Issuing(Purposes purposes, CaptchaGate captcha, Challenges challenges, Handover handover) {
        this.purposes = purposes;
        this.captcha = captcha;
        this.challenges = challenges;
        this.handover = handover;
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
            return new Limited(limited.retryAfter(), Cause.PHONE);
        }
        if (outcome instanceof IssueOutcome.Locked locked) {
            return new Limited(locked.retryAfter(), Cause.GUESSES);
        }
        if (outcome instanceof IssueOutcome.Live live) {
            Code earlier = challenges.open(live.cipher(), phone, purpose);
            return handover.send(new Pending(phone, purpose, earlier, live.entry()), request.channel());
        }
        SendEntry entry = ((IssueOutcome.Kept) outcome).entry();
        return handover.send(new Pending(phone, purpose, draft.code(), entry), request.channel());
    }
}
