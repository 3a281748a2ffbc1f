package io.github.otpgate.event;

import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All observers as one, which throws nothing. Thread safe. */
public final class Observers {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    private final List<OtpObserver> observers;

    private Observers(List<OtpObserver> observers) {
        this.observers = observers;
    }

    /** Those of the listeners that follow calls. */
    public static OtpObserver among(List<OtpListener> listeners) {
        List<OtpObserver> observers = listeners.stream()
                .filter(OtpObserver.class::isInstance)
                .map(OtpObserver.class::cast)
                .toList();
        return observers.isEmpty() ? OtpObserver.NONE : new Observers(observers)::begin;
    }

    private Running begin(Operation operation) {
        List<Running> begun = new ArrayList<>(observers.size());
        for (OtpObserver observer : observers) {
            try {
                begun.add(observer.begin(operation));
            } catch (Throwable e) {
                forget(operation, e);
            }
        }
        return (outcome, failure) -> {
            // The last that began ends first, as blocks of a program do.
            for (int i = begun.size() - 1; i >= 0; i--) {
                end(begun.get(i), outcome, failure);
            }
        };
    }

    private static void end(Running running, OtpEvent outcome, Optional<Throwable> failure) {
        try {
            running.ended(outcome, failure);
        } catch (Throwable e) {
            forget(outcome, e);
        }
    }

    /** Errors, too: of a class that is missing beside the observer, the call that is observed must know nothing. */
    private static void forget(Object what, Throwable failure) {
        LOG.warn("An observer failed on {}", what.getClass().getSimpleName(), failure);
    }
}
