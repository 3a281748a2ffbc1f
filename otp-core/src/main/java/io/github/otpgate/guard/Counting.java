package io.github.otpgate.guard;

import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Counts without making anybody wait; what fails is logged, now and then. */
final class Counting {

    /** Nobody reads a message and types a code in less; a program that completes its own codes does. */
    private static final Duration HASTY = Duration.ofSeconds(3);

    private final GuardStore store;
    private final GuardNames names;
    private final Reports reports;

    Counting(GuardStore store, GuardNames names, Reports reports) {
        this.store = store;
        this.names = names;
        this.reports = reports;
    }

    /** The network comes first: it is the attacker's own, while the destination may be anybody's. */
    void send(GuardSubject subject, Verdict verdict, GuardSettings settings) {
        names.network(subject.address()).ifPresent(network -> begin(() -> store.countSend(network)));
        if (verdict.networkSuspect()) {
            begin(() -> store.leaveOut(subject.hash(), settings.codeLife()));
            return;
        }
        begin(() -> store.countSend(names.range(subject.phone())));
        begin(() -> store.countSend(names.country(subject.country())));
        begin(() -> store.countPhone(names.sighting(subject.phone()), settings.density()));
    }

    void conversion(Conversion conversion) {
        if (conversion.age().compareTo(HASTY) < 0) {
            begin(() -> store.remember(conversion.hash()));
            return;
        }
        begin(() -> store.credit(conversion.hash()).thenAccept(credit -> count(conversion, credit)));
    }

    private void count(Conversion conversion, GuardCredit credit) {
        if (credit == GuardCredit.NOWHERE) {
            return;
        }
        Duration age = conversion.age();
        boolean again = credit == GuardCredit.EVERYWHERE_AGAIN || credit == GuardCredit.NETWORK_AGAIN;
        names.network(conversion.origin()).ifPresent(network -> begin(() -> count(network, age, again)));
        if (credit == GuardCredit.EVERYWHERE || credit == GuardCredit.EVERYWHERE_AGAIN) {
            begin(() -> count(names.range(conversion.phone()), age, again));
            begin(() -> count(names.country(conversion.country()), age, again));
        }
    }

    private <T> void begin(Supplier<? extends CompletionStage<T>> call) {
        CompletionStage<?> unused = Attempt.of(call).whenComplete((nothing, failure) -> {
            if (failure != null) {
                reports.uncounted(failure);
            }
        });
    }

    private CompletionStage<?> count(GuardSource source, Duration age, boolean again) {
        return again ? store.forgetSend(source, age) : store.countConversion(source, age);
    }
}
