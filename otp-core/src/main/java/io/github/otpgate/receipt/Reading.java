package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.BookForm.KeptWord;
import io.github.otpgate.receipt.StoredDelivery.StoredAttempt;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/** Reads the book. */
final class Reading {

    /** Of whom nothing was heard for so long, nothing is known. */
    private static final Duration SILENCE = Duration.ofDays(1);

    private final ReceiptStore store;
    private final BookSeals seals;
    private final BookFaults faults;
    private final Claiming claiming;

    Reading(Claiming claiming, Room room) {
        this.store = room.store();
        this.seals = room.seals();
        this.faults = room.faults();
        this.claiming = claiming;
    }

    Optional<Delivery> find(Bytes nonce) {
        return Stages.await(store.look(nonce)).flatMap(this::healed);
    }

    private Optional<Delivery> healed(StoredDelivery found) {
        Optional<KeptOpening> opening = seals.opening(found.sealed());
        if (opening.isEmpty() || found.attempts().stream().noneMatch(Claiming::isOrphan)) {
            return opening.map(kept -> delivery(kept, found));
        }
        return heal(opening.get(), found).or(() -> Optional.of(found)).map(now -> delivery(opening.get(), now));
    }

    /** As it is then; nothing where the store does not take it, which is no reason not to tell what it has. */
    private Optional<StoredDelivery> heal(KeptOpening opening, StoredDelivery found) {
        try {
            CompletionStage<?> healed = claiming.heal(opening, found);
            Stages.await(healed);
            return Stages.await(store.look(opening.opening().nonce()));
        } catch (RuntimeException e) {
            faults.unwritten(e);
            return Optional.empty();
        }
    }

    Optional<Delivery> find(String provider, String messageId) {
        for (Bytes message : seals.message(provider, messageId)) {
            Optional<Delivery> found = Stages.await(store.owner(message))
                    .flatMap(owner -> seals.opening(owner.sealed()))
                    .flatMap(kept -> find(kept.opening().nonce()));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    List<Delivery> masked(String masked, int most) {
        List<Bytes> nonces = seals.masked(masked).stream().map(name -> store.listed(name, most)).toList().stream()
                .flatMap(listed -> Stages.await(listed).stream())
                .distinct()
                .toList();
        return nonces.stream().map(store::look).toList().stream()
                .flatMap(looked -> Stages.await(looked).stream())
                .flatMap(found -> seals.opening(found.sealed()).map(kept -> delivery(kept, found)).stream())
                .sorted(Comparator.comparing(Delivery::at).reversed())
                .limit(most)
                .toList();
    }

    private Delivery delivery(KeptOpening kept, StoredDelivery found) {
        List<DeliveryState> real = found.attempts().stream().map(Reading::state).toList();
        List<DeliveryState> pretended = found.withheld().stream()
                .map(each -> unlessSilent(each.pretence().at(each.age()), each.age()))
                .toList();
        Opening opening = kept.opening();
        return new Delivery(
                opening.challenge(),
                opening.phone().masked(),
                opening.purpose(),
                found.channel(),
                kept.at(),
                DeliveryState.together(real),
                real.isEmpty() && !pretended.isEmpty(),
                DeliveryState.together(
                        Stream.concat(real.stream(), pretended.stream()).toList()),
                found.attempts().stream()
                        .flatMap(each -> attempt(each).stream())
                        .toList());
    }

    private static DeliveryState state(StoredAttempt attempt) {
        return unlessSilent(attempt.state(), attempt.age());
    }

    private static DeliveryState unlessSilent(DeliveryState state, Duration age) {
        return state == DeliveryState.SUBMITTED && age.compareTo(SILENCE) >= 0 ? DeliveryState.UNKNOWN : state;
    }

    private Optional<DeliveryAttempt> attempt(StoredAttempt stored) {
        Optional<KeptWord> word = seals.word(stored.word());
        return seals.attempt(stored.sealed()).map(kept -> attempt(stored, kept, word));
    }

    private static DeliveryAttempt attempt(StoredAttempt stored, KeptAttempt kept, Optional<KeptWord> word) {
        return new DeliveryAttempt(
                kept.provider(),
                kept.channel(),
                kept.at(),
                kept.answer(),
                kept.detail(),
                kept.messageIds(),
                state(stored),
                word.map(KeptWord::status),
                word.flatMap(KeptWord::at));
    }

    CompletionStage<Optional<LastText>> lastText(PhoneNumber phone, Purpose purpose) {
        List<CompletionStage<Optional<StoredText>>> texts =
                seals.text(phone, purpose).stream().map(store::lastText).toList();
        return Stages.all(texts).thenApply(done -> {
            List<StoredText> found = new ArrayList<>();
            texts.forEach(text -> Stages.await(text).ifPresent(found::add));
            return found.stream().min(Comparator.comparing(StoredText::age)).map(Reading::lastText);
        });
    }

    private static LastText lastText(StoredText text) {
        List<DeliveryState> states = new ArrayList<>(text.states());
        text.withheld().forEach(each -> states.add(each.pretence().at(each.age())));
        return new LastText(text.age(), DeliveryState.together(states));
    }
}
