package io.github.otpgate;

import io.github.otpgate.captcha.CaptchaMode;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.StoreRules;

/** Puts the ways through a service together from what they share. */
@SuppressWarnings("checkstyle:ClassFanOutComplexity") // knowing every way is its one job
record Ways(
        Watch watch, Purposes purposes, Sealers sealers, ChallengeStore store, Defences defences, Carrying carrying) {

    Captchas captchas(CaptchaMode mode) {
        return new Captchas(
                purposes, defences.captcha(), mode, new CaptchaRates(defences.limits()), defences.guesses());
    }

    Issuing issuing(Challenges challenges, Withholding withholding, VendorPace pace) {
        Admission admission = new Admission(
                defences.gate(), defences.limits(), defences.guard(), defences.budget(), carrying.standing());
        Handover handover = new Handover(purposes, challenges, carrying.router(), pace);
        Parting parting = new Parting(handover, withholding, carrying.bookkeeping(), defences.guard());
        Keeping keeping = new Keeping(challenges, parting, defences.guard());
        return new Issuing(watch, purposes, challenges, admission, keeping);
    }

    Verifying verifying(StoreRules rules, int codeLength, Conversions.Carriers carriers) {
        Conversions conversions =
                new Conversions(sealers.keys(), purposes, defences.guard(), carriers, rules.codeLife());
        Comparing comparing = new Comparing(sealers, store, conversions, rules.ticketLife());
        return new Verifying(
                watch,
                new Verifying.Words(purposes, sealers.references(), codeLength),
                comparing,
                defences.gate(),
                defences.guesses());
    }

    Redeeming redeeming() {
        return new Redeeming(sealers.keys(), sealers.references(), store);
    }

    Operating operating(Operating.Changeable changeable, Operating.Watched watched) {
        return new Operating(new Operating.Known(purposes, sealers, store), defences, changeable, watched);
    }
}
