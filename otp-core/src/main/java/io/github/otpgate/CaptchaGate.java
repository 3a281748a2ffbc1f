package io.github.otpgate;

import io.github.otpgate.captcha.Captcha;
import io.github.otpgate.captcha.CaptchaAsker;
import io.github.otpgate.captcha.CaptchaKind;
import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.captcha.CaptchaPass;
import io.github.otpgate.event.OtpEvent;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.ClientAddress;
import io.github.otpgate.model.NumberPolicy;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a captcha is asked for, and whether the one that was solved is enough. */
final class CaptchaGate {

    private final Captcha captcha;
    private final CaptchaMode mode;
    private final NumberPolicy numbers;
    private final OtpListener events;

    CaptchaGate(Captcha captcha, CaptchaMode mode, NumberPolicy numbers, OtpListener events) {
        this.captcha = captcha;
        this.mode = mode;
        this.numbers = numbers;
        this.events = events;
    }

    /**
     * What a caller owes and has.
     *
     * @param due whether a captcha is asked of this caller at all
     */
    record Toll(boolean due, Optional<CaptchaPass> pass) {
        static final Toll FREE = new Toll(false, Optional.empty());

        boolean isUnpaid() {
            return due && pass.isEmpty();
        }
    }

    Toll toll(Wanted wanted) {
        IssueRequest request = wanted.request();
        if (mode == CaptchaMode.OFF || request.trusted()) {
            return Toll.FREE;
        }
        return toll(request.captchaToken(), wanted.purpose(), request.address());
    }

    /** A captcha is asked for whatever the mode says, but for {@link CaptchaMode#OFF}. */
    Toll tollOfGuess(VerifyRequest request, Purpose purpose) {
        return mode == CaptchaMode.OFF ? Toll.FREE : toll(request.captchaToken(), purpose, request.address());
    }

    private Toll toll(Optional<String> token, Purpose purpose, Optional<ClientAddress> address) {
        CaptchaAsker asker = new CaptchaAsker(Optional.of(purpose), address);
        return new Toll(true, token.flatMap(text -> captcha.read(text, purpose, asker)));
    }

    /** Uses the pass up: false where it was used before. */
    CompletionStage<Boolean> collect(Toll toll) {
        return toll.pass().map(captcha::use).orElseGet(() -> CompletableFuture.completedFuture(!toll.due()));
    }

    /**
     * Work alone is enough in ordinary times.
     *
     * @param suspicion the guard's rule, where it suspects
     * @param stepUp whether the address sends much
     */
    boolean isEnough(Toll toll, PhoneNumber phone, Optional<String> suspicion, boolean stepUp) {
        boolean worked =
                toll.pass().filter(pass -> pass.kind() == CaptchaKind.POW).isPresent();
        if (!worked) {
            return true;
        }
        Optional<String> rule = suspicion
                .or(() -> numbers.stepsUp(phone) ? Optional.of("numbers") : Optional.empty())
                .or(() -> stepUp && mode == CaptchaMode.ADAPTIVE ? Optional.of("address") : Optional.empty());
        rule.ifPresent(why -> events.on(new OtpEvent.SliderRequired(phone, why)));
        return rule.isEmpty();
    }
}
