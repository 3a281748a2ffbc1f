package io.github.otpgate;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.StoreRules;

/** Puts the ways through a service together from what they share. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every way is its one job
record Ways(Purposes purposes, Sealers sealers, ChallengeStore store, Defences defences) {

    Captchas captchas(CaptchaMode mode) {
        return new Captchas(
                purposes, defences.captcha(), mode, new CaptchaRates(defences.limits()), defences.guesses());
    }

    Issuing issuing(Challenges challenges, Handover handover, Withholding withholding) {
        Admission admission = new Admission(defences.gate(), defences.limits(), defences.guard(), defences.budget());
        Keeping keeping = new Keeping(challenges, handover, withholding, defences.guard());
        return new Issuing(purposes, challenges, admission, keeping);
    }

    Verifying verifying(StoreRules rules, int codeLength) {
        Conversions conversions = new Conversions(sealers.keys(), purposes, defences.guard(), rules.codeLife());
        Comparing comparing = new Comparing(sealers, store, conversions, rules.ticketLife());
        return new Verifying(
                new Verifying.Words(purposes, sealers.references(), codeLength),
                comparing,
                defences.gate(),
                defences.guesses());
    }

    Redeeming redeeming() {
        return new Redeeming(sealers.keys(), sealers.references(), store);
    }

    Operating operating(Operating.Changeable changeable) {
        return new Operating(purposes, sealers, store, defences, changeable);
    }
}
