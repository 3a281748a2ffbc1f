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

    /** What verifying needs of the configuration. */
    record Settings(Purposes purposes, int codeLength, Duration ticketLife) {}

    Verifying(KeyRing keys, CodeSealer codes, ReferenceSealer references, ChallengeStore store, Settings settings) {
        this.keys = keys;
        this.codes = codes;
        this.references = references;
        this.store = store;
        this.settings = settings;
    }

    VerifyResult verify(VerifyRequest request) {
        Optional<Purpose> purpose = settings.purposes().named(request.purpose());
        Optional<Named> named = named(request);
        if (purpose.isEmpty() || named.isEmpty()) {
            return new NotVerified(Reason.NO_CHALLENGE);
        }
        // What cannot be a code was not guessed, so it costs no try.
        if (request.code().length() != settings.codeLength() || !Code.isShaped(request.code())) {
            return new NotVerified(Reason.WRONG_CODE);
        }
        return compare(request, named.get(), purpose.get());
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
        if (outcome instanceof VerifyOutcome.Verified) {
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
