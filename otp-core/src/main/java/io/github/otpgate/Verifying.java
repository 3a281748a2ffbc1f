package io.github.otpgate;

import io.github.otpgate.Comparing.Guess;
import io.github.otpgate.VerifyResult.NotVerified;
import io.github.otpgate.VerifyResult.Reason;
import io.github.otpgate.code.Code;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import java.util.Optional;

/** The way of a guess to a ticket: who may guess at all first, the comparison last. */
final class Verifying {

    private final Words words;
    private final Comparing comparing;
    private final CaptchaGate gate;
    private final Guesses guesses;

    /** What it takes to understand a guess. */
    record Words(Purposes purposes, ReferenceSealer references, int codeLength) {}

    Verifying(Words words, Comparing comparing, CaptchaGate gate, Guesses guesses) {
        this.words = words;
        this.comparing = comparing;
        this.gate = gate;
        this.guesses = guesses;
    }

    VerifyResult verify(VerifyRequest request) {
        if (request.address().filter(guesses::isKnownFull).isPresent()) {
            return new NotVerified(Reason.ADDRESS_LIMITED);
        }
        Optional<Purpose> purpose = words.purposes().named(request.purpose());
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
        if (!isShaped(request)) {
            return new NotVerified(Reason.WRONG_CODE);
        }
        Named whose = named.get();
        return comparing.compare(
                new Guess(whose.phone(), whose.nonce(), purpose, new Code(request.code()), request.session()));
    }

    private boolean isShaped(VerifyRequest request) {
        return request.code().length() == words.codeLength() && Code.isShaped(request.code());
    }

    /** Whose challenge, and which: none for whichever is live. */
    private record Named(PhoneNumber phone, Bytes nonce) {}

    private Optional<Named> named(VerifyRequest request) {
        if (request.challengeId().isPresent()) {
            return words.references()
                    .open(Kind.CHALLENGE, request.challengeId().get())
                    .map(reference -> new Named(reference.phone(), reference.nonce()));
        }
        return request.phone().flatMap(words.purposes()::phone).map(phone -> new Named(phone, Bytes.none()));
    }
}
