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

    private final Watch watch;
    private final Words words;
    private final Comparing comparing;
    private final CaptchaGate gate;
    private final Guesses guesses;

    /** What it takes to understand a guess. */
    record Words(Purposes purposes, ReferenceSealer references, int codeLength) {}

    Verifying(Watch watch, Words words, Comparing comparing, CaptchaGate gate, Guesses guesses) {
        this.watch = watch;
        this.words = words;
        this.comparing = comparing;
        this.gate = gate;
        this.guesses = guesses;
    }

    VerifyResult verify(VerifyRequest request) {
        Optional<Purpose> purpose = words.purposes().named(request.purpose());
        return watch.verify(purpose, () -> verify(request, purpose));
    }

    private Told<VerifyResult> verify(VerifyRequest request, Optional<Purpose> purpose) {
        if (request.address().filter(guesses::isKnownFull).isPresent()) {
            return not(Reason.ADDRESS_LIMITED, Optional.empty());
        }
        if (purpose.isPresent() && !isPaid(request, purpose.get())) {
            return not(Reason.CAPTCHA_REQUIRED, Optional.empty());
        }
        Told<VerifyResult> told = purpose.map(known -> compare(request, known))
                .orElseGet(() -> not(Reason.NO_CHALLENGE, Optional.empty()));
        return told.result() instanceof NotVerified ? charged(request, told) : told;
    }

    private static Told<VerifyResult> not(Reason reason, Optional<PhoneNumber> phone) {
        return Told.of(new NotVerified(reason), phone);
    }

    /** While wrong codes come from everywhere, whoever comes from somewhere must have solved a captcha. */
    private boolean isPaid(VerifyRequest request, Purpose purpose) {
        if (request.address().isEmpty() || !guesses.isAlarmed()) {
            return true;
        }
        CaptchaGate.Toll toll = gate.tollOfGuess(request, purpose);
        return !toll.isUnpaid() && Waiting.on(gate.collect(toll));
    }

    private Told<VerifyResult> charged(VerifyRequest request, Told<VerifyResult> wrong) {
        if (request.address().isEmpty() || !isShaped(request)) {
            return wrong;
        }
        boolean within = guesses.charge(request.address().get());
        return within ? wrong : unsaid(wrong);
    }

    /** Operators still hear that the code is burned. */
    private static Told<VerifyResult> unsaid(Told<VerifyResult> wrong) {
        Told<VerifyResult> limited = not(Reason.ADDRESS_LIMITED, wrong.phone());
        return wrong.word().equals(Comparing.BURNED)
                ? new Told<>(limited.result(), wrong.word(), wrong.phone())
                : limited;
    }

    private Told<VerifyResult> compare(VerifyRequest request, Purpose purpose) {
        Optional<Named> named = named(request);
        if (named.isEmpty()) {
            return not(Reason.NO_CHALLENGE, Optional.empty());
        }
        Named whose = named.get();
        // What cannot be a code was not guessed, so it costs no try.
        if (!isShaped(request)) {
            return not(Reason.WRONG_CODE, Optional.of(whose.phone()));
        }
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
