package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.CaptchaAsker;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaSolved;
import io.github.otpgate.captcha.Suspicion;
import io.github.otpgate.limit.LimitDecision;
import io.github.otpgate.limit.LimitDecision.Admitted;
import io.github.otpgate.limit.LimitDecision.Full;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The way of a captcha to whoever must solve it, and back. */
final class Captchas {

    private final Purposes purposes;
    private final Captcha captcha;
    private final CaptchaMode mode;
    private final Limits limits;
    private final Guesses guesses;

    Captchas(Purposes purposes, Captcha captcha, CaptchaMode mode, Limits limits, Guesses guesses) {
        this.purposes = purposes;
        this.captcha = captcha;
        this.mode = mode;
        this.limits = limits;
        this.guesses = guesses;
    }

    CaptchaOffer offer(CaptchaRequest request) {
        Optional<Purpose> purpose = request.purpose().flatMap(purposes::named);
        if (request.purpose().isPresent() && purpose.isEmpty()) {
            return new CaptchaOffer.Refused();
        }
        boolean stepUp = false;
        if (request.address().isPresent()) {
            LimitDecision decision = count(request.address().get());
            if (decision instanceof Full full) {
                return new CaptchaOffer.Limited(full.retryAfter());
            }
            stepUp = ((Admitted) decision).stepUp();
        }
        CaptchaAsker asker = new CaptchaAsker(purpose, request.address());
        return new CaptchaOffer.Offered(captcha.challenge(asker, suspicion(request, stepUp)));
    }

    /** Making a picture costs more than asking for one. */
    private LimitDecision count(ClientAddress address) {
        CompletionStage<LimitDecision> wrong = limits.look(LimitRule.WRONG_CAPTCHAS, address);
        CompletionStage<LimitDecision> asked = limits.admit(LimitRule.CAPTCHAS, address);
        CompletionStage<LimitDecision> sent = limits.look(LimitRule.ADDRESS, address);
        if (Waiting.on(wrong) instanceof Full full) {
            return full;
        }
        if (Waiting.on(asked) instanceof Full full) {
            return full;
        }
        return Waiting.on(sent) instanceof Admitted admitted ? admitted : new Admitted(true);
    }

    private Suspicion suspicion(CaptchaRequest request, boolean stepUp) {
        boolean told = request.kind().filter(kind -> kind == CaptchaKind.SLIDER).isPresent();
        if (told || (stepUp && mode == CaptchaMode.ADAPTIVE)) {
            return Suspicion.HIGH;
        }
        return stepUp || guesses.isAlarmed() ? Suspicion.RAISED : Suspicion.NONE;
    }

    CaptchaResult solve(CaptchaSolution solution) {
        Optional<ClientAddress> address = solution.address();
        if (address.isPresent() && Waiting.on(limits.look(LimitRule.WRONG_CAPTCHAS, address.get())) instanceof Full) {
            return new CaptchaResult.Failed();
        }
        Optional<Purpose> purpose = solution.purpose().flatMap(purposes::named);
        Optional<CaptchaSolved> solved =
                captcha.solve(solution.id(), solution.solution(), new CaptchaAsker(purpose, address));
        if (solved.isPresent()) {
            return new CaptchaResult.Solved(solved.get());
        }
        address.ifPresent(wrong -> Waiting.on(limits.admit(LimitRule.WRONG_CAPTCHAS, wrong)));
        return new CaptchaResult.Failed();
    }
}
