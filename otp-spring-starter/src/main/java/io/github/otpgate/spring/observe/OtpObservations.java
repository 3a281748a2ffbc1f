package io.github.otpgate.spring.observe;

import io.github.otpgate.event.OtpObserver;
import io.github.otpgate.store.StoreException;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;

/**
 * Observes calls. A submit is a child of its issue: both begin and end on the caller's thread, which waits while a thread of
 * the provider's lane does the exchange. It opens no scope, since another may begin before it ends.
 */
final class OtpObservations implements OtpObserver {

    private final ObservationRegistry registry;
    private final List<OtpObservationConvention> conventions;

    OtpObservations(ObservationRegistry registry, List<OtpObservationConvention> conventions) {
        this.registry = registry;
        this.conventions = List.copyOf(conventions);
    }

    @Override
    public Running begin(Operation operation) {
        OtpObservationContext context = new OtpObservationContext(operation);
        OtpObservationConvention own = conventions.stream()
                .filter(convention -> convention.supportsContext(context))
                .findFirst()
                .orElse(null);
        Observation observation = Observation.createNotStarted(
                        own, OtpObservationConvention.DEFAULT, () -> context, registry)
                .start();
        Observation.Scope scope =
                operation instanceof Operation.Submit ? Observation.Scope.NOOP : observation.openScope();
        return (outcome, failure) -> {
            context.ended(outcome);
            scope.close();
            failure.map(OtpObservations::withoutWords).ifPresent(observation::error);
            observation.stop();
        };
    }

    /** A trace keeps the text of an error; only that of our own is known to hold nothing of the request. */
    private static Throwable withoutWords(Throwable failure) {
        RuntimeException kept = failure instanceof StoreException
                ? new StoreException(String.valueOf(failure.getMessage()), null)
                : new IllegalStateException(failure.getClass().getName());
        kept.setStackTrace(failure.getStackTrace());
        return kept;
    }
}
