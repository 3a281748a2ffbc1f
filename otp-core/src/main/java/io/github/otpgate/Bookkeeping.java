package io.github.otpgate;

import io.github.otpgate.code.Reference;
import io.github.otpgate.code.ReferenceSealer;
import io.github.otpgate.code.ReferenceSealer.Kind;
import io.github.otpgate.model.ChallengeId;
import io.github.otpgate.provider.Message;
import io.github.otpgate.receipt.Delivery;
import io.github.otpgate.receipt.Opening;
import io.github.otpgate.receipt.ReceiptBook;
import io.github.otpgate.route.Attempt;
import io.github.otpgate.route.AttemptListener;
import io.github.otpgate.route.Dispatch;
import java.util.Optional;

/** Writes down what becomes of each message, and reads it again. Nothing that is sent waits for what is written. */
final class Bookkeeping implements AttemptListener {

    private final ReceiptBook book;
    private final ReferenceSealer references;

    Bookkeeping(ReceiptBook book, ReferenceSealer references) {
        this.book = book;
        this.references = references;
    }

    void accepted(Handover.Pending pending, ChallengeId challenge, boolean withheld) {
        book.open(new Opening(
                challenge,
                pending.entry().nonce(),
                pending.phone(),
                pending.wanted().purpose(),
                pending.wanted().request().channel(),
                withheld));
    }

    @Override
    public void attempted(Dispatch dispatch, Attempt attempt) {
        Message message = dispatch.message();
        reference(dispatch.challenge())
                .map(Reference::nonce)
                .ifPresent(nonce -> book.attempted(
                        new Opening(
                                dispatch.challenge(),
                                nonce,
                                message.to(),
                                dispatch.purpose(),
                                message.channel(),
                                false),
                        attempt.id(),
                        attempt.provider(),
                        attempt.answer()));
    }

    Optional<Delivery> delivery(ChallengeId challenge) {
        return reference(challenge).flatMap(reference -> book.find(reference.nonce()));
    }

    private Optional<Reference> reference(ChallengeId challenge) {
        return references.open(Kind.CHALLENGE, challenge.value());
    }
}
