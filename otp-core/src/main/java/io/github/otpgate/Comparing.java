package io.github.otpgate;

import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.code.Code;
import io.github.otpgate.code.Reference;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Ticket;
import io.github.otpgate.store.ChallengeStore;
import io.github.otpgate.store.IssueCommand;
import io.github.otpgate.store.VerifyCommand;
import io.github.otpgate.store.VerifyOutcome;
import java.time.Duration;
import java.util.Optional;

/** Compares a guess in Redis, and makes the ticket of a right one. */
final class Comparing {

    static final String BURNED = "burned";

    private final Sealers sealers;
    private final ChallengeStore store;
    private final Conversions conversions;
    private final Duration ticketLife;

    Comparing(Sealers sealers, ChallengeStore store, Conversions conversions, Duration ticketLife) {
        this.sealers = sealers;
        this.store = store;
        this.conversions = conversions;
        this.ticketLife = ticketLife;
    }

    /**
     * A guess whose words are understood.
     *
     * @param nonce names the challenge; none for whichever is live
     */
    record Guess(PhoneNumber phone, Bytes nonce, Purpose purpose, Code code, Optional<String> session) {}

    Told<VerifyResult> compare(Guess guess) {
        Bytes ticket = sealers.references().nonce();
        VerifyOutcome outcome = store.verify(new VerifyCommand(
                sealers.keys().hashes(guess.phone()),
                guess.purpose(),
                guess.nonce(),
                sealers.codes().macs(guess.code(), guess.phone(), guess.purpose()),
                guess.session().map(sealers.keys()::sessionTags).orElse(IssueCommand.NO_SESSION),
                ticket));
        if (outcome instanceof VerifyOutcome.Verified verified) {
            conversions.count(guess.phone(), guess.nonce(), verified);
            Reference reference = sealers.references().of(Kind.TICKET, guess.phone(), ticket);
            Verified proof = new Verified(new Ticket(reference.text()), guess.phone(), ticketLife);
            return Told.of(proof, Optional.of(guess.phone()));
        }
        NotVerified wrong = new NotVerified(reason(outcome));
        return isBurned(outcome)
                ? new Told<>(wrong, BURNED, Optional.of(guess.phone()))
                : Told.of(wrong, Optional.of(guess.phone()));
    }

    private static boolean isBurned(VerifyOutcome outcome) {
        return outcome instanceof VerifyOutcome.Wrong wrong && wrong.left() == 0;
    }

    private static Reason reason(VerifyOutcome outcome) {
        if (outcome instanceof VerifyOutcome.Wrong) {
            return Reason.WRONG_CODE;
        }
        return outcome instanceof VerifyOutcome.Locked ? Reason.LOCKED : Reason.NO_CHALLENGE;
    }
}
