package io.github.otpgate;

import io.github.otpgate.code.KeyRing;
import io.github.otpgate.event.OtpEvent.Withheld;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.guard.GuardState;
import io.github.otpgate.guard.Verdict;
import io.github.otpgate.limit.LimitRule;
import io.github.otpgate.limit.Limits;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.Submission.Rejected;
import io.github.otpgate.store.PhoneJournal;
import io.github.otpgate.store.StoreException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does as if a code were sent that is not: whoever pumps blocked numbers must not learn which are, nor who asked to be left
 * alone. The code is kept and the windows count it, so everything that follows is as it would be; only the vendor is not asked.
 */
final class Withholding {

    private static final Logger LOG = LoggerFactory.getLogger(Withholding.class);

    private final VendorPace pace;
    private final KeyRing keys;
    private final PhoneJournal journal;
    private final OtpListener events;
    private final Limits limits;

    Withholding(VendorPace pace, KeyRing keys, PhoneJournal journal, OtpListener events, Limits limits) {
        this.pace = pace;
        this.keys = keys;
        this.journal = journal;
        this.events = events;
        this.limits = limits;
    }

    /** The rule for which nothing is sent, if there is one. */
    Optional<String> rule(Leave leave) {
        Verdict verdict = leave.verdict();
        boolean blocked = verdict.state() == GuardState.BLOCKED && !limits.records(LimitRule.GUARD);
        return leave.withheld().or(() -> blocked ? Optional.of(verdict.rule()) : Optional.empty());
    }

    /**
     * Takes as long as a vendor does.
     *
     * @return the refusal, where the vendors refused such messages just then
     */
    Optional<Rejected> pretend(Handover.Pending pending, String rule) {
        note(pending, rule);
        events.on(new Withheld(pending.phone(), rule, false));
        return pace.pass(pending.kind());
    }

    /** For whoever asks why nothing came; a Redis that is away now only loses the reason. */
    private void note(Handover.Pending pending, String rule) {
        try {
            journal.noteWithheld(
                    keys.hashes(pending.phone()).get(0), pending.entry().nonce(), rule);
        } catch (StoreException e) {
            LOG.warn("Why a code was withheld cannot be explained later: {}", e.getMessage());
        }
    }

    /** What would have been withheld. */
    void report(PhoneNumber phone, Verdict verdict) {
        if (verdict.state() == GuardState.BLOCKED) {
            events.on(new Withheld(phone, verdict.rule(), true));
        }
    }
}
