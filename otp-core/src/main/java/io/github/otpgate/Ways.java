package io.github.otpgate;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.StoreRules;

/** Puts the ways through a service together from what they share. */
record Ways(Purposes purposes, Sealers sealers, ChallengeStore store, Defences defences) {

    Captchas captchas(CaptchaMode mode) {
        return new Captchas(purposes, defences.captcha(), mode, defences.limits(), defences.guesses());
    }

    Issuing issuing(Challenges challenges, Handover handover) {
        Admission admission = new Admission(defences.gate(), defences.limits(), defences.guard(), defences.budget());
        return new Issuing(purposes, admission, challenges, handover, defences.guard());
    }

    Verifying verifying(StoreRules rules, int codeLength) {
        return new Verifying(
                sealers,
                store,
                new Verifying.Settings(purposes, codeLength, rules.codeLife(), rules.ticketLife()),
                new Verifying.Watch(defences.gate(), defences.guesses(), defences.guard()));
    }

    Redeeming redeeming() {
        return new Redeeming(sealers.keys(), sealers.references(), store);
    }

    Operating operating(Operating.Changeable changeable) {
        return new Operating(purposes, sealers, store, defences, changeable);
    }
}
