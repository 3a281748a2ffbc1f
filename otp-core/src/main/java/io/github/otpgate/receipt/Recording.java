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
    private final Retrying retrying = new Retrying();
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

    void attempted(Opening opening, Bytes name, String provider, Submission answer) {
        Place place = new Place(opening.nonce(), name);
        KeptOpening kept = new KeptOpening(opening, clock.instant());
        KeptAttempt attempt = VendorWords.attempt(kept, provider, answer);
        if (attempt.answer() != Answer.REJECTED) {
            imitation.sent(place, opening.channel());
        }
        begin(() -> retrying.begin(() -> add(place, kept, attempt)));
        List<Bytes> texts = texts(opening);
        if (!texts.isEmpty()) {
            begin(() -> store.addText(texts, name, VendorWords.state(attempt.answer())));
        }
    }

    private CompletionStage<?> add(Place place, KeptOpening kept, KeptAttempt attempt) {
        Bytes sealed = seals.seal(kept);
        boolean named = !attempt.messageIds().isEmpty();
        CompletionStage<?> added = store.add(new Added(
                place,
                sealed,
                kept.opening().channel(),
                seals.seal(attempt),
                VendorWords.state(attempt.answer()),
                named));
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

    /** Waits for what was begun, and what is begun meanwhile, so long at most. Nothing is tried again any more. */
    void finish(Duration most) {
        retrying.close();
        long end = System.nanoTime() + most.toNanos();
        boolean patient = true;
        while (patient && !underWay.isEmpty()) {
            patient = await(Stages.all(List.copyOf(underWay)), end - System.nanoTime());
        }
    }

    /** Whether there may be time left. */
    private static boolean await(CompletionStage<?> all, long nanos) {
        try {
            Object unused = all.toCompletableFuture().get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException e) {
            return true; // It was counted where it failed.
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
