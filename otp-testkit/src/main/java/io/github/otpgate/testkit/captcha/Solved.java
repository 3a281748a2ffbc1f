package io.github.otpgate.testkit.captcha;

import java.time.Instant;
import java.util.Optional;

/**
 * A captcha as a person solved it.
 *
 * @param hostname of the page
 * @param siteKey of the page; without one, the account's
 * @param action as the page names it, perhaps empty
 * @param score 0.0 to 1.0, where the vendor scores
 * @param at what the answer says about the time; without one, the time the token was issued
 */
public record Solved(String hostname, Optional<String> siteKey, String action, double score, Optional<Instant> at) {

    /** On a page of the account's own, just now, without an action, with a score of 0.9. */
    public static Solved on(String hostname) {
        return new Solved(hostname, Optional.empty(), "", 0.9, Optional.empty());
    }

    /** With the site key of another page. */
    public Solved withSiteKey(String other) {
        return new Solved(hostname, Optional.of(other), action, score, at);
    }

    /** For that action. */
    public Solved withAction(String other) {
        return new Solved(hostname, siteKey, other, score, at);
    }

    /** With that score. */
    public Solved withScore(double other) {
        return new Solved(hostname, siteKey, action, other, at);
    }

    /** At that time, so the answer says. */
    public Solved at(Instant time) {
        return new Solved(hostname, siteKey, action, score, Optional.of(time));
    }
}
