package io.github.otpgate;

import io.github.otpgate.event.OtpEvent.Withheld;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.guard.Finding;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.LimitSettings;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Replaceable;

/**
 * Does as if a code were sent that is not: whoever pumps blocked numbers must not learn which are. The code is kept and
 * the windows count it, so everything that follows is as it would be; only the vendor is not asked.
 */
final class Withholding {

    private final VendorPace pace;
    private final Challenges challenges;
    private final OtpListener events;
    private final Replaceable<LimitSettings> limits;

    Withholding(VendorPace pace, Challenges challenges, OtpListener events, LimitSettings limits) {
        this.pace = pace;
        this.challenges = challenges;
        this.events = events;
        this.limits = new Replaceable<>(limits);
    }

    void limits(LimitSettings other) {
        limits.set(other);
    }

    boolean withholds(Verdict verdict) {
        return verdict.state() == GuardState.BLOCKED && !limits.get().records(LimitRule.GUARD);
    }

    /** Takes as long as a vendor does. */
    void pretend(Handover.Pending pending, Verdict verdict) {
        String rule = rule(verdict);
        challenges.noteWithheld(pending.phone(), pending.entry(), rule);
        events.on(new Withheld(pending.phone(), rule, false));
        pace.pass();
    }

    /** What would have been withheld. */
    void report(PhoneNumber phone, Verdict verdict) {
        if (verdict.state() == GuardState.BLOCKED) {
            events.on(new Withheld(phone, rule(verdict), true));
        }
    }

    private static String rule(Verdict verdict) {
        return verdict.reason().map(Withholding::rule).orElse("guard");
    }

    private static String rule(Finding finding) {
        return finding.kind() + ": " + finding.rule();
    }
}
