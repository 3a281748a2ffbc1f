package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.IssueEnded;
import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.event.OtpEvent.VerifyEnded;
import io.github.otpgate.event.OtpObserver;
import io.github.otpgate.route.RouteView;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;

/** Counts what was called, as it ends and on its own thread, so that none is missed however many there are. */
final class CallMeters implements OtpObserver {

    private final Tally issues;
    private final Tally verifications;
    private final SendTimers sends;
    private final Running running = this::ended;

    CallMeters(MeterRegistry registry) {
        this.issues = new Tally(registry, "otp.issues", "Calls of issue by result", "purpose", "channel", "result");
        this.verifications = new Tally(registry, "otp.verifications", "Calls of verify by result", "purpose", "result");
        this.sends = new SendTimers(registry);
    }

    void begin(RouteView route) {
        sends.begin(route.provider(), route.channel(), "accepted");
    }

    @Override
    public Running begin(Operation operation) {
        return running;
    }

    private void ended(OtpEvent outcome, Optional<Throwable> failure) {
        if (outcome instanceof IssueEnded issue) {
            issues.count(issue.purpose(), issue.channel().wireName(), issue.result());
        } else if (outcome instanceof VerifyEnded verify) {
            verifications.count(verify.purpose(), verify.result());
        } else if (outcome instanceof SubmitEnded submit) {
            sends.record(submit);
        }
    }
}
