package io.github.otpgate;

import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.VerifyResult.Verified;
import io.github.otpgate.code.Code;
import io.github.otpgate.code.CodeSealer;
import io.github.otpgate.code.KeyRing;
import io.github.otpgate.code.Reference;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.guard.Conversion;
import io.github.otpgate.guard.Guard;
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

/** The way of a guess to a ticket. */
final class Verifying {

    private final KeyRing keys;
    private final CodeSealer codes;
    private final ReferenceSealer references;
    private final ChallengeStore store;
    private final Settings settings;
    private final CaptchaGate gate;
    private final Guesses guesses;
    private final Guard guard;

    /** What verifying needs of the configuration. */
    record Settings(Purposes purposes, int codeLength, Duration codeLife, Duration ticketLife) {}

    /** Who keeps guessers in check, and who is told of successes. */
    record Watch(CaptchaGate gate, Guesses guesses, Guard guard) {}

    Verifying(Sealers sealers, ChallengeStore store, Settings settings, Watch watch) {
        this.keys = sealers.keys();
        this.codes = sealers.codes();
        this.references = sealers.references();
        this.store = store;
        this.settings = settings;
        this.gate = watch.gate();
        this.guesses = watch.guesses();
        this.guard = watch.guard();
    }

    VerifyResult verify(VerifyRequest request) {
        if (request.address().filter(guesses::isKnownFull).isPresent()) {
            return new NotVerified(Reason.ADDRESS_LIMITED);
        }
        Optional<Purpose> purpose = settings.purposes().named(request.purpose());
        if (purpose.isPresent() && !isPaid(request, purpose.get())) {
            return new NotVerified(Reason.CAPTCHA_REQUIRED);
        }
        VerifyResult result =
                purpose.map(known -> compare(request, known)).orElseGet(() -> new NotVerified(Reason.NO_CHALLENGE));
        return result instanceof NotVerified wrong ? charged(request, wrong) : result;
    }

    /** While wrong codes come from everywhere, whoever comes from somewhere must have solved a captcha. */
    private boolean isPaid(VerifyRequest request, Purpose purpose) {
        if (request.address().isEmpty() || !guesses.isAlarmed()) {
            return true;
        }
        CaptchaGate.Toll toll = gate.tollOfGuess(request, purpose);
        return !toll.isUnpaid() && Waiting.on(gate.collect(toll));
    }

    private VerifyResult charged(VerifyRequest request, NotVerified wrong) {
        if (request.address().isEmpty() || !isShaped(request)) {
            return wrong;
        }
        boolean within = guesses.charge(request.address().get());
        return within ? wrong : new NotVerified(Reason.ADDRESS_LIMITED);
    }

    private VerifyResult compare(VerifyRequest request, Purpose purpose) {
        Optional<Named> named = named(request);
        if (named.isEmpty()) {
            return new NotVerified(Reason.NO_CHALLENGE);
        }
        // What cannot be a code was not guessed, so it costs no try.
        return isShaped(request) ? compare(request, named.get(), purpose) : new NotVerified(Reason.WRONG_CODE);
    }

    private boolean isShaped(VerifyRequest request) {
        return request.code().length() == settings.codeLength() && Code.isShaped(request.code());
    }

    /** Whose challenge, and which: none for whichever is live. */
    private record Named(PhoneNumber phone, Bytes nonce) {}

    private Optional<Named> named(VerifyRequest request) {
        if (request.challengeId().isPresent()) {
            return references
                    .open(Kind.CHALLENGE, request.challengeId().get())
                    .map(reference -> new Named(reference.phone(), reference.nonce()));
        }
        return request.phone().flatMap(settings.purposes()::phone).map(phone -> new Named(phone, Bytes.none()));
    }

    private VerifyResult compare(VerifyRequest request, Named named, Purpose purpose) {
        Bytes ticket = references.nonce();
        VerifyOutcome outcome = store.verify(new VerifyCommand(
                keys.hashes(named.phone()),
                purpose,
                named.nonce(),
                codes.macs(new Code(request.code()), named.phone(), purpose),
                tags(request.session()),
                ticket));
        if (outcome instanceof VerifyOutcome.Verified verified) {
            guard.countConversion(new Conversion(
                    named.phone(),
                    keys.hashes(named.phone()).get(0),
                    settings.purposes().country(named.phone()),
                    verified.origin(),
                    settings.codeLife().minus(verified.left())));
            Reference reference = references.of(Kind.TICKET, named.phone(), ticket);
            return new Verified(new Ticket(reference.text()), named.phone(), settings.ticketLife());
        }
        return new NotVerified(reason(outcome));
    }

    private static Reason reason(VerifyOutcome outcome) {
        if (outcome instanceof VerifyOutcome.Wrong) {
            return Reason.WRONG_CODE;
        }
        return outcome instanceof VerifyOutcome.Locked ? Reason.LOCKED : Reason.NO_CHALLENGE;
    }

    private Bytes tags(Optional<String> session) {
        return session.map(keys::sessionTags).orElse(IssueCommand.NO_SESSION);
    }
}
