package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.capability.DeliveryOutcome;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookForm.KeptWord;
import io.github.otpgate.receipt.ReceiptStore.Move;
import io.github.otpgate.receipt.ReceiptStore.Place;
import io.github.otpgate.receipt.ReceiptStore.Settled;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Applies a report to the message it names: first the account is moved, then that is noted at the message's id. */
final class Applying {

    private final ReceiptStore store;
    private final BookSeals seals;
    private final BookFaults faults;

    Applying(ReceiptStore store, BookSeals seals, BookFaults faults) {
        this.store = store;
        this.seals = seals;
        this.faults = faults;
    }

    /**
     * The message that an id names.
     *
     * @param message name of the id
     * @param attempt name of the attempt
     */
    record Target(Bytes message, Opening opening, Bytes attempt, String provider) {}

    /** A report that may be applied. */
    record Applicable(Target target, Move move, DeliveryUpdate update) {}

    /** What a report makes of a message that was submitted. */
    static DeliveryState state(DeliveryReport report) {
        if (report.outcome() == DeliveryOutcome.DELIVERED) {
            return DeliveryState.DELIVERED;
        }
        return report.outcome().isFailure() ? DeliveryState.FAILED : DeliveryState.SUBMITTED;
    }

    /** Nothing for a report of another number than the message went to. */
    Optional<Applicable> applicable(Target target, DeliveryReport report, Bytes tag) {
        Opening opening = target.opening();
        if (!report.to().map(number -> number.mayMean(opening.phone())).orElse(true)) {
            faults.mismatched(target.provider());
            return Optional.empty();
        }
        Place place = new Place(opening.nonce(), target.attempt());
        Move move = new Move(place, state(report), tag, seals.seal(new KeptWord(report.status(), report.at())));
        return Optional.of(new Applicable(
                target, move, new DeliveryUpdate(target.provider(), opening.challenge(), opening.phone(), report)));
    }

    CompletionStage<?> settle(Applicable report) {
        Opening opening = report.target().opening();
        List<Bytes> texts =
                opening.channel() == Channel.SMS ? seals.text(opening.phone(), opening.purpose()) : List.of();
        return store.settle(new Settled(report.target().message(), report.move(), texts));
    }
}
