package io.github.otpgate.captcha.remote;

import io.github.otpgate.captcha.RemoteVerifier.Verdict;

/**
 * A verdict, and why.
 *
 * @param reason words of ours, never of the vendor's: they go into the log
 */
record Judgement(Verdict verdict, String reason) {

    static final Judgement PASSED = new Judgement(Verdict.PASSED, "");

    static Judgement failed(String reason) {
        return new Judgement(Verdict.FAILED, reason);
    }

    static Judgement unknown(String reason) {
        return new Judgement(Verdict.UNREACHABLE, reason);
    }
}
