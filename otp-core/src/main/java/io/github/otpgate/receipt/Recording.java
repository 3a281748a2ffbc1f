package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.receipt.ReceiptStore.Added;
import io.github.otpgate.receipt.ReceiptStore.Opened;
import io.github.otpgate.receipt.ReceiptStore.Place;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Writes down what is sent, while nobody waits for it. */
final class Recording {

    private static final int PLACE_LENGTH = 4;

    private final ReceiptStore store;
    private final BookSeals seals;
    private final Claiming claiming;
    private final Imitation imitation;
    private final BookFaults faults;
    private final SecureRandom random;
    private final Clock clock;
    private final Set<CompletionStage<?>> underWay = ConcurrentHashMap.newKeySet();

    Recording(Claiming claiming, Imitation imitation, Room room) {
        this.claiming = claiming;
        this.imitation = imitation;
        this.store = room.store();
        this.seals = room.seals();
        this.faults = room.faults();
        this.random = room.random();
        this.clock = room.clock();
    }

    void open(Opening opening) {
        begin(() -> {
            KeptOpening kept = new KeptOpening(opening, clock.instant());
            return pretence(opening).thenCompose(pretence -> store.open(opened(kept, pretence)));
        });
    }

    private CompletionStage<Optional<Pretence>> pretence(Opening opening) {
        return opening.withheld()
                ? imitation.draw(opening.channel()).thenApply(Optional::of)
                : CompletableFuture.completedFuture(Optional.empty());
    }

    private Opened opened(KeptOpening kept, Optional<Pretence> pretence) {
        Opening opening = kept.opening();
        return new Opened(
                new Place(opening.nonce(), pretended()),
                seals.seal(kept),
                opening.channel(),
                seals.masked(opening.phone().masked()).get(0),
                texts(opening),
                pretence);
    }

    private List<Bytes> texts(Opening opening) {
        return opening.channel() == Channel.SMS ? seals.text(opening.phone(), opening.purpose()) : List.of();
    }

    private Bytes pretended() {
        byte[] name = new byte[PLACE_LENGTH];
        random.nextBytes(name);
        return Bytes.of(name);
    }

    void attempted(Opening opening, Bytes attempt, String provider, Submission answer) {
        Place place = new Place(opening.nonce(), attempt);
        begin(() -> {
            KeptOpening kept = new KeptOpening(opening, clock.instant());
            return add(place, kept, VendorWords.attempt(kept, provider, answer));
        });
    }

    private CompletionStage<?> add(Place place, KeptOpening kept, KeptAttempt attempt) {
        Opening opening = kept.opening();
        Bytes sealed = seals.seal(kept);
        boolean named = !attempt.messageIds().isEmpty();
        if (attempt.answer() != Answer.REJECTED) {
            imitation.sent(place, opening.channel());
        }
        CompletionStage<?> added = store.add(new Added(
                place,
                sealed,
                opening.channel(),
                seals.seal(attempt),
                VendorWords.state(attempt.answer()),
                named,
                texts(opening)));
        // One after the other: a report must not find an owner without an account.
        return named ? added.thenCompose(done -> claiming.claim(kept, sealed, attempt, place.attempt())) : added;
    }

    private <T> void begin(Supplier<? extends CompletionStage<T>> call) {
        CompletionStage<T> begun = Stages.begin(call);
        underWay.add(begun);
        CompletionStage<?> unused = begun.whenComplete((nothing, failure) -> {
            underWay.remove(begun);
            if (failure != null) {
                faults.unwritten(failure);
            }
        });
    }

    /** Waits for what was begun, so long at most. */
    void finish(Duration most) {
        try {
            Object unused =
                    Stages.all(List.copyOf(underWay)).toCompletableFuture().get(most.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Counted where it failed, or left to whoever reads it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
