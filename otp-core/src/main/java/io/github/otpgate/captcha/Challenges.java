package io.github.otpgate.captcha;

import io.github.otpgate.model.Bytes;
import java.util.Optional;

/** Makes challenges. Thread safe. */
final class Challenges {

    private final CaptchaSettings settings;
    private final Slips slips;
    private final WorkMaker work;
    private final SliderMaker sliders;
    private final Optional<RemoteCaptcha> remote;

    Challenges(CaptchaSettings settings, Captcha.Tools tools, Slips slips, Optional<RemoteCaptcha> remote) {
        this.settings = settings;
        this.slips = slips;
        this.work = new WorkMaker(tools.seal(), tools.random());
        this.sliders = new SliderMaker(tools.random());
        this.remote = remote;
    }

    CaptchaChallenge make(Scope scope, Suspicion suspicion) {
        if (settings.kind() == CaptchaKind.POW && suspicion != Suspicion.HIGH) {
            return work(scope, suspicion == Suspicion.NONE ? settings.difficulty() : settings.raisedDifficulty());
        }
        return remote.filter(RemoteCaptcha::isWell)
                .map(well -> well.challenge(id(SlipType.REMOTE, scope, Bytes.none()), settings.challengeLife()))
                .orElseGet(() -> slider(scope));
    }

    private CaptchaChallenge work(Scope scope, int maxNumber) {
        Slip blank = slips.draw(SlipType.POW, settings.challengeLife(), scope, Bytes.none());
        WorkTask task = work.make(maxNumber, blank.expiry());
        return new CaptchaChallenge.ProofOfWork(
                slips.seal(blank.withAnswer(task.answer())),
                settings.challengeLife(),
                task.challenge(),
                maxNumber,
                task.salt(),
                task.signatureText());
    }

    private CaptchaChallenge slider(Scope scope) {
        SliderPicture picture = sliders.make();
        return new CaptchaChallenge.Slider(
                id(SlipType.SLIDER, scope, picture.answer()),
                settings.challengeLife(),
                picture.image(),
                picture.piece(),
                picture.top());
    }

    private String id(SlipType type, Scope scope, Bytes answer) {
        return slips.seal(slips.draw(type, settings.challengeLife(), scope, answer));
    }
}
