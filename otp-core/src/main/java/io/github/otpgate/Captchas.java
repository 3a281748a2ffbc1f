package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.CaptchaAsker;
import io.github.otpgate.captcha.Suspicion;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/** The way of a captcha to whoever must solve it, and back. */
final class Captchas {

    private final Purposes purposes;
    private final Captcha captcha;

    Captchas(Purposes purposes, Captcha captcha) {
        this.purposes = purposes;
        this.captcha = captcha;
    }

    CaptchaOffer offer(CaptchaRequest request) {
        Optional<Purpose> purpose = request.purpose().flatMap(purposes::named);
        CaptchaAsker asker = new CaptchaAsker(purpose, request.address());
        return new CaptchaOffer.Offered(captcha.challenge(asker, Suspicion.NONE));
    }

    CaptchaResult solve(CaptchaSolution solution) {
        Optional<Purpose> purpose = solution.purpose().flatMap(purposes::named);
        return captcha.solve(solution.id(), solution.solution(), new CaptchaAsker(purpose, solution.address()))
                .<CaptchaResult>map(CaptchaResult.Solved::new)
                .orElseGet(CaptchaResult.Failed::new);
    }
}
