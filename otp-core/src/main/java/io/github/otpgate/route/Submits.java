package io.github.otpgate.route;

import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.event.OtpObserver;
import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import io.github.otpgate.model.WireName;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.Submission.Rejected;
import java.time.Duration;
import java.util.Optional;

/** Tells of each message that is handed to a provider, and of what it says to it. */
record Submits(OtpObserver observer, OtpListener events) {

    Running begin(Line line) {
        return observer.begin(new Operation.Submit(line.name(), line.provider().channel()));
    }

    void answered(Running running, Line line, Attempt attempt) {
        SubmitEnded outcome = outcome(line, word(attempt.answer()), attempt.took(), attempt.late());
        if (!attempt.late()) {
            running.ended(outcome, Optional.empty());
        }
        events.on(outcome);
    }

    void withdrawn(Running running, Line line, String reason, Duration took) {
        SubmitEnded outcome = outcome(line, reason, took, false);
        running.ended(outcome, Optional.empty());
        events.on(outcome);
    }

    private static SubmitEnded outcome(Line line, String word, Duration took, boolean late) {
        return new SubmitEnded(line.name(), line.provider().channel(), word, took, late);
    }

    private static String word(Submission answer) {
        if (answer instanceof Rejected rejected) {
            return WireName.of(rejected.reason());
        }
        return answer instanceof Submission.Accepted ? "accepted" : "uncertain";
    }
}
