package io.github.otpgate;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * An {@link OtpService} for callers that may not block: each call runs on the executor that was given for it. Thread safe.
 *
 * <p>A stage ends with what the blocking method returns, or exceptionally with what it throws; with a
 * {@link RejectedExecutionException} where the executor took no more, and then nothing was done. Cancelling a stage does not
 * call a message back.
 */
public final class AsyncOtpService {

    private final OtpService service;
    private final Executor executor;

    AsyncOtpService(OtpService service, Executor executor) {
        this.service = service;
        this.executor = requireNonNull(executor, "executor");
    }

    /** As {@link OtpService#issue}. */
    public CompletionStage<IssueResult> issue(IssueRequest request) {
        return run(() -> service.issue(request));
    }

    /** As {@link OtpService#verify}. */
    public CompletionStage<VerifyResult> verify(VerifyRequest request) {
        return run(() -> service.verify(request));
    }

    /** As {@link OtpService#redeem(Ticket, Purpose)}. */
    public CompletionStage<Optional<PhoneNumber>> redeem(Ticket ticket, Purpose purpose) {
        return run(() -> service.redeem(ticket, purpose));
    }

    /** As {@link OtpService#redeem(Ticket, Purpose, String)}. */
    public CompletionStage<Optional<PhoneNumber>> redeem(Ticket ticket, Purpose purpose, String session) {
        return run(() -> service.redeem(ticket, purpose, session));
    }

    private <T> CompletionStage<T> run(Supplier<T> call) {
        try {
            return CompletableFuture.supplyAsync(call, executor).minimalCompletionStage();
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedStage(e);
        }
    }
}
