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
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.Channel;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Who may send, before the phone's own windows are asked: captcha, rates, guard, budget. The captcha and the caller's own
 * limits are asked at once, and then what is everybody's, so that they cost two round trips together: nobody who has not
 * paid uses up what others need, and what they took of it is given back when something of their own is full.
 */
final class Admission {

    /** Nobody can tell when suspicion ends. */
    private static final Duration WHILE_SUSPECT = Duration.ofMinutes(10);

    private static final CompletionStage<Verdict> UNJUDGED =
            CompletableFuture.completedFuture(new Verdict(GuardState.NORMAL, false, List.of()));

    private final CaptchaGate gate;
    private final Limits limits;
    private final Guard guard;
    private final Budget budget;
    private final Standing standing;

    Admission(CaptchaGate gate, Limits limits, Guard guard, Budget budget, Standing standing) {
        this.gate = gate;
        this.limits = limits;
        this.guard = guard;
        this.budget = budget;
        this.standing = standing;
    }

    /** Whether it may go on. */
    sealed interface Decision {
        /** It may, as far as the guard lets it, and has a share of the budget. */
        record Open(Verdict verdict, Admitted share, Standing.Asked standing) implements Decision {}

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

    /**
     * What is everybody's is asked for only once the toll is paid: a token that was used must use up nothing else. Only the
     * budget is asked at once, because in a crowd it takes two waits; what is not spent of it is given back.
     */
    private Decision decide(Wanted wanted, CaptchaGate.Toll toll) {
        CompletionStage<Boolean> paid = gate.collect(toll);
        Standing.Asked phone = standing.ask(wanted);
        CompletionStage<LimitDecision> share = budget.take();
        Asked asked = new Asked(
                toll,
                paid,
                limits.admit(wanted.sender(), paid),
                paid.thenCompose(done -> done ? guard.judge(wanted.subject()) : UNJUDGED),
                share);
        try {
            Decision decision = weigh(wanted, asked, phone);
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

    private Decision weigh(Wanted wanted, Asked asked, Standing.Asked phone) {
        if (!Waiting.on(asked.paid())) {
            return new Decision.Shut(new Refused(Reason.CAPTCHA_REQUIRED));
        }
        LimitDecision rates = Waiting.on(asked.rates());
        if (rates instanceof Full full) {
            return limited(full);
        }
        Verdict verdict = Waiting.on(asked.verdict());
        Optional<IssueResult> distrust = distrust(wanted, asked.toll(), verdict, ((Admitted) rates).stepUp());
        if (distrust.isPresent()) {
            return new Decision.Shut(distrust.get());
        }
        LimitDecision share = Waiting.on(asked.share());
        return share instanceof Full full ? limited(full) : new Decision.Open(verdict, (Admitted) share, phone);
    }

    /** What is blocked is asked for what the merely suspect is, and then goes on, since nobody shall notice. */
    private Optional<IssueResult> distrust(Wanted wanted, CaptchaGate.Toll toll, Verdict verdict, boolean stepUp) {
        boolean decides = !limits.records(LimitRule.GUARD);
        boolean suspect = decides && verdict.state() != GuardState.NORMAL;
        if (decides && verdict.networkSuspect()) {
            wanted.request().address().ifPresent(limits::weigh);
        }
        if (suspect && wanted.request().channel() == Channel.VOICE) {
            return Optional.of(new Limited(WHILE_SUSPECT, Cause.SHARED));
        }
        Optional<String> suspicion = suspect ? Optional.of(verdict.rule()) : Optional.empty();
        return gate.isEnough(toll, wanted.phone(), suspicion, stepUp)
                ? Optional.empty()
                : Optional.of(new Refused(Reason.SLIDER_REQUIRED));
    }

    /** Gives a share of the budget back that was not spent after all. */
    void giveBack(Admitted share) {
        budget.giveBack(share);
    }

    private void giveBack(CompletionStage<LimitDecision> share) {
        CompletableFuture<Void> unused = share.toCompletableFuture().thenAccept(decision -> {
            if (decision instanceof Admitted admitted) {
                budget.giveBack(admitted);
            }
        });
    }

    private static Decision limited(Full full) {
        return new Decision.Shut(new Limited(full.retryAfter(), Cause.SHARED));
    }
}
