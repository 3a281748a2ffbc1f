package io.github.otpgate;

import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpEvent.IssueEnded;
import io.github.otpgate.event.OtpEvent.VerifyEnded;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.event.OtpObserver;
import io.github.otpgate.event.OtpObserver.Operation;
import io.github.otpgate.event.OtpObserver.Running;
import io.github.otpgate.model.Channel;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells those who observe what becomes of each call, and nobody else. */
record Watch(OtpObserver observer, OtpListener events) {

    private static final String UNKNOWN = "unknown";

    /** What is heard of it. */
    @FunctionalInterface
    private interface Outcome {
        OtpEvent of(String word, Optional<PhoneNumber> phone, Duration took);
    }

    IssueResult issue(Optional<Purpose> purpose, Channel channel, Supplier<Told<IssueResult>> work) {
        String name = purpose.map(Purpose::name).orElse(UNKNOWN);
        return follow(
                new Operation.Issue(name, channel),
                work,
                (word, phone, took) -> new IssueEnded(name, channel, word, phone, took));
    }

    VerifyResult verify(Optional<Purpose> purpose, Supplier<Told<VerifyResult>> work) {
        String name = purpose.map(Purpose::name).orElse(UNKNOWN);
        return follow(
                new Operation.Verify(name), work, (word, phone, took) -> new VerifyEnded(name, word, phone, took));
    }

    private <R> R follow(Operation operation, Supplier<Told<R>> work, Outcome outcome) {
        Running running = observer.begin(operation);
        long start = System.nanoTime();
        try {
            Told<R> told = work.get();
            end(running, outcome.of(told.word(), told.phone(), since(start)), Optional.empty());
            return told.result();
        } catch (RuntimeException | Error e) {
            String word = e instanceof StoreException ? "unavailable" : "failed";
            end(running, outcome.of(word, Optional.empty(), since(start)), Optional.of(e));
            throw e;
        }
    }

    private void end(Running running, OtpEvent event, Optional<Throwable> failure) {
        running.ended(event, failure);
        events.on(event);
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
