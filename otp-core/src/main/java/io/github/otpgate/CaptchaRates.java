package io.github.otpgate;

import io.github.otpgate.limit.LimitDecision;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.ClientAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** How many captchas an address may ask for and answer wrongly: making a picture costs more than asking for one. */
final class CaptchaRates {

    private final Limits limits;

    CaptchaRates(Limits limits) {
        this.limits = limits;
    }

    /**
     * Whether there is room for one more.
     *
     * @param stepUp whether the address sends so much that it should be a harder one
     * @param retryAfter where there is none, until there is
     */
    record Room(boolean stepUp, Optional<Duration> retryAfter) {}

    /** Counts one that is asked for. */
    Room count(ClientAddress address) {
        CompletionStage<LimitDecision> wrong = limits.look(LimitRule.WRONG_CAPTCHAS, address);
        CompletionStage<LimitDecision> asked = limits.admit(LimitRule.CAPTCHAS, address);
        CompletionStage<LimitDecision> sent = limits.look(LimitRule.ADDRESS, address);
        if (Waiting.on(wrong) instanceof Full full) {
            return new Room(true, Optional.of(full.retryAfter()));
        }
        if (Waiting.on(asked) instanceof Full full) {
            return new Room(true, Optional.of(full.retryAfter()));
        }
        boolean calm = Waiting.on(sent) instanceof Admitted admitted && !admitted.stepUp();
        return new Room(!calm, Optional.empty());
    }

    /**
     * Charges an answer before it is judged, as if it were wrong: so many at once are no more than one after the other.
     * False where too many were wrong.
     */
    boolean charge(ClientAddress address) {
        return Waiting.on(limits.admit(LimitRule.WRONG_CAPTCHAS, address)) instanceof Admitted;
    }

    /** It was not wrong. */
    void giveBack(ClientAddress address) {
        limits.giveBack(LimitRule.WRONG_CAPTCHAS, address);
    }
}
