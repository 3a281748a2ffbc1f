package io.github.otpgate;

import io.github.otpgate.IssueResult.Cause;
import io.github.otpgate.IssueResult.Limited;
import io.github.otpgate.IssueResult.Reason;
import io.github.otpgate.IssueResult.Refused;
import io.github.otpgate.guard.Guard;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.limit.Budget;
import io.github.otpgate.limit.LimitDecision;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.Channel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may send, before the phone's own windows are asked: captcha, rates, guard, budget. All of them are asked at once, so
 * that they cost two round trips together. What a later one refuses, the earlier have counted: only the budget, which is
 * everybody's, is given back.
 */
final class Admission {

    /** Nobody can tell when suspicion ends. */
    private static final Duration WHILE_SUSPECT = Duration.ofMinutes(10);

    private final CaptchaGate gate;
    private final Limits limits;
    private final Guard guard;
    private final Budget budget;

    Admission(CaptchaGate gate, Limits limits, Guard guard, Budget budget) {
        this.gate = gate;
        this.limits = limits;
        this.guard = guard;
        this.budget = budget;
    }

    /** Whether it may go on. */
    sealed interface Decision {
        /** It may, as far as the guard lets it. */
        record Open(Verdict verdict) implements Decision {}

        /** It may not. */
        record Shut(IssueResult result) implements Decision {}
    }

    Decision admit(Wanted wanted) {
        Optional<LimitDecision> shed = wanted.request().address().map(limits::shed);
        if (shed.isPresent() && shed.get() instanceof Full full) {
            return limited(full);
        }
        CaptchaGate.Toll toll = gate.toll(wanted);
        if (toll.isUnpaid()) {
            return new Decision.Shut(new Refused(Reason.CAPTCHA_REQUIRED));
        }
        return decide(wanted, toll);
    }

    private Decision decide(Wanted wanted, CaptchaGate.Toll toll) {
        CompletionStage<LimitDecision> share = budget.take();
        try {
            Decision decision = weigh(
                    wanted,
                    new Asked(
                            toll,
                            gate.collect(toll),
                            limits.admit(wanted.sender()),
                            guard.judge(wanted.subject()),
                            share));
            if (decision instanceof Decision.Shut) {
                giveBack(share);
            }
            return decision;
        } catch (RuntimeException e) {
            giveBack(share);
            throw e;
        }
    }

    /** What was asked of everybody at once. */
    private record Asked(
            CaptchaGate.Toll toll,
            CompletionStage<Boolean> paid,
            CompletionStage<LimitDecision> rates,
            CompletionStage<Verdict> verdict,
            CompletionStage<LimitDecision> share) {}

    private Decision weigh(Wanted wanted, Asked asked) {
        if (!Waiting.on(asked.paid())) {
            return new Decision.Shut(new Refused(Reason.CAPTCHA_REQUIRED));
        }
        LimitDecision rates = Waiting.on(asked.rates());
        if (rates instanceof Full full) {
            return limited(full);
        }
        Verdict verdict = Waiting.on(asked.verdict());
        if (verdict.networkSuspect()) {
            wanted.request().address().ifPresent(limits::weigh);
        }
        Optional<IssueResult> distrust = distrust(wanted, asked.toll(), verdict, ((Admitted) rates).stepUp());
        if (distrust.isPresent()) {
            return new Decision.Shut(distrust.get());
        }
        LimitDecision share = Waiting.on(asked.share());
        return share instanceof Full full ? limited(full) : new Decision.Open(verdict);
    }

    /** What is blocked goes on, since nobody shall notice; what is suspect must show that a person is there. */
    private Optional<IssueResult> distrust(Wanted wanted, CaptchaGate.Toll toll, Verdict verdict, boolean stepUp) {
        boolean suspect = verdict.state() != GuardState.NORMAL && verdict.state() != GuardState.BLOCKED;
        if (suspect && wanted.request().channel() == Channel.VOICE) {
            return Optional.of(new Limited(WHILE_SUSPECT, Cause.SHARED));
        }
        return gate.isEnough(toll, wanted.phone(), suspect, stepUp)
                ? Optional.empty()
                : Optional.of(new Refused(Reason.SLIDER_REQUIRED));
    }

    /** Gives a share of the budget back that was not spent after all. */
    void giveBack() {
        budget.giveBack();
    }

    private void giveBack(CompletionStage<LimitDecision> share) {
        CompletableFuture<Void> unused = share.toCompletableFuture().thenAccept(decision -> {
            if (decision instanceof Admitted) {
                budget.giveBack();
            }
        });
    }

    private static Decision limited(Full full) {
        return new Decision.Shut(new Limited(full.retryAfter(), Cause.SHARED));
    }
}
