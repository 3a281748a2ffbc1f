package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.IssueEnded;
import io.github.otpgate.event.OtpEvent.SubmitEnded;
import io.github.otpgate.event.OtpEvent.VerifyEnded;
import io.github.otpgate.event.OtpObserver.Operation;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import java.util.concurrent.atomic.AtomicReference;

/** An issue, a verify or a submit that is observed. Holds no phone, no code and no id. */
public final class OtpObservationContext extends Observation.Context {

    private final Operation operation;
    private final AtomicReference<String> outcome = new AtomicReference<>(KeyValue.NONE_VALUE);

    OtpObservationContext(Operation operation) {
        this.operation = operation;
        setName(name(operation));
    }

    private static String name(Operation operation) {
        if (operation instanceof Operation.Issue) {
            return "otp.issue";
        }
        return operation instanceof Operation.Verify ? "otp.verify" : "otp.submit";
    }

    /** What is observed. */
    public Operation operation() {
        return operation;
    }

    /** What became of it, as in the events of the same name; {@code none} while it runs. */
    public String outcome() {
        return String.valueOf(outcome.get());
    }

    void ended(OtpEvent event) {
        if (event instanceof IssueEnded issue) {
            outcome.set(issue.result());
        } else if (event instanceof VerifyEnded verify) {
            outcome.set(verify.result());
        } else if (event instanceof SubmitEnded submit) {
            outcome.set(submit.outcome());
        }
    }
}
