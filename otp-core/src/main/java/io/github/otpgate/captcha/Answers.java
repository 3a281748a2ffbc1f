package io.github.otpgate.captcha;

import java.time.Clock;
import java.util.Optional;

/** Judges answers. Thread safe. */
final class Answers {

    private final Clock clock;
    private final Scopes scopes;
    private final SingleUse uses;
    private final Optional<RemoteCaptcha> remote;
    private final WorkJudge work = new WorkJudge();

    Answers(Clock clock, Scopes scopes, SingleUse uses, Optional<RemoteCaptcha> remote) {
        this.clock = clock;
        this.scopes = scopes;
        this.uses = uses;
        this.remote = remote;
    }

    /**
     * What is wrong with it. Nobody else's try uses a challenge up, and nobody learns whether an answer is right
     * without using it up.
     */
    Optional<Fault> fault(Slip slip, String solution, CaptchaAsker asker) {
        if (slip.isLate(clock.instant())) {
            return Optional.of(Fault.LATE);
        }
        return scopes.mismatch(slip.scope(), asker).or(() -> uses.spend(slip)).or(() -> judged(slip, solution, asker));
    }

    private Optional<Fault> judged(Slip slip, String solution, CaptchaAsker asker) {
        if (slip.type() == SlipType.REMOTE) {
            return remote.map(verifier -> verifier.judge(solution, asker.address()))
                    .orElse(Optional.of(Fault.UNREACHABLE));
        }
        boolean right = slip.type() == SlipType.POW
                ? work.isRight(WorkTask.of(slip.answer()), solution)
                : SliderColumn.of(slip.answer()).isNear(solution);
        return right ? Optional.empty() : Optional.of(Fault.WRONG);
    }
}
