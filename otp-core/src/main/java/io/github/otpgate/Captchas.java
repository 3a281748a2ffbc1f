package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.CaptchaAsker;
import io.github.otpgate.captcha.CaptchaJudgement;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.Suspicion;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/** The way of a captcha to whoever must solve it, and back. */
final class Captchas {

    private final Purposes purposes;
    private final Captcha captcha;
    private final CaptchaMode mode;
    private final CaptchaRates rates;
    private final Guesses guesses;

    Captchas(Purposes purposes, Captcha captcha, CaptchaMode mode, CaptchaRates rates, Guesses guesses) {
        this.purposes = purposes;
        this.captcha = captcha;
        this.mode = mode;
        this.rates = rates;
        this.guesses = guesses;
    }

    CaptchaOffer offer(CaptchaRequest request) {
        Optional<Purpose> purpose = request.purpose().flatMap(purposes::named);
        if (request.purpose().isPresent() && purpose.isEmpty()) {
            return new CaptchaOffer.Refused();
        }
        boolean stepUp = false;
        if (request.address().isPresent()) {
            CaptchaRates.Room room = rates.count(request.address().get());
            if (room.retryAfter().isPresent()) {
                return new CaptchaOffer.Limited(room.retryAfter().get());
            }
            stepUp = room.stepUp();
        }
        CaptchaAsker asker = new CaptchaAsker(purpose, request.address());
        return new CaptchaOffer.Offered(captcha.challenge(asker, suspicion(request, stepUp)));
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
        if (address.isPresent() && !rates.charge(address.get())) {
            return new CaptchaResult.Failed();
        }
        Optional<Purpose> purpose = solution.purpose().flatMap(purposes::named);
        CaptchaJudgement judged = captcha.judge(solution.id(), solution.solution(), new CaptchaAsker(purpose, address));
        if (!judged.blamed()) {
            address.ifPresent(rates::giveBack);
        }
        return judged.solved().<CaptchaResult>map(CaptchaResult.Solved::new).orElseGet(CaptchaResult.Failed::new);
    }
}
