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
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Writes down what is sent, while nobody waits for it. */
final class Recording {

    /** No vendor's are longer. */
    static final int LONGEST_ID = 128;

    private static final int LONGEST_DETAIL = 200;
    private static final int ATTEMPT_LENGTH = 4;

    private final ReceiptStore store;
    private final BookSeals seals;
    private final Claiming claiming;
    private final Imitation imitation;
    private final BookFaults faults;
    private final SecureRandom random;
    private final Clock clock;

    Recording(Claiming claiming, Imitation imitation, Room room) {
        this.claiming = claiming;
        this.imitation = imitation;
        this.store = room.store();
        this.seals = room.seals();
        this.faults = room.faults();
        this.random = room.random();
        this.clock = room.clock();
    }

    /** What every part of the book needs. */
    record Room(ReceiptStore store, BookSeals seals, BookFaults faults, SecureRandom random, Clock clock) {}

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
                place(opening),
                seals.seal(kept),
                opening.channel(),
                seals.masked(opening.phone().masked()).get(0),
                texts(opening),
                pretence);
    }

    private List<Bytes> texts(Opening opening) {
        return opening.channel() == Channel.SMS ? seals.text(opening.phone(), opening.purpose()) : List.of();
    }

    private Place place(Opening opening) {
        byte[] name = new byte[ATTEMPT_LENGTH];
        random.nextBytes(name);
        return new Place(opening.nonce(), Bytes.of(name));
    }

    void attempted(Opening opening, String provider, Submission answer) {
        begin(() -> {
            KeptOpening kept = new KeptOpening(opening, clock.instant());
            return add(kept, attempt(opening, provider, answer));
        });
    }

    private CompletionStage<?> add(KeptOpening kept, KeptAttempt attempt) {
        Opening opening = kept.opening();
        Place place = place(opening);
        boolean named = !attempt.messageIds().isEmpty();
        if (attempt.answer() != Answer.REJECTED) {
            imitation.sent(place, opening.channel());
        }
        CompletionStage<?> added = store.add(new Added(
                place,
                seals.seal(kept),
                opening.channel(),
                seals.seal(attempt),
                state(attempt.answer()),
                named,
                texts(opening)));
        // One after the other: a report must not find an owner without an account.
        return named ? added.thenCompose(done -> claiming.claim(kept, attempt, place.attempt())) : added;
    }

    private static DeliveryState state(Answer answer) {
        return switch (answer) {
            case ACCEPTED -> DeliveryState.SUBMITTED;
            case UNCERTAIN -> DeliveryState.UNKNOWN;
            case REJECTED -> DeliveryState.FAILED;
        };
    }

    private KeptAttempt attempt(Opening opening, String provider, Submission answer) {
        if (answer instanceof Submission.Accepted accepted) {
            return attempt(opening, provider, Answer.ACCEPTED, "", accepted.messageIds());
        }
        if (answer instanceof Submission.Uncertain uncertain) {
            List<String> ids = uncertain.messageId().stream().toList();
            return attempt(opening, provider, Answer.UNCERTAIN, uncertain.detail(), ids);
        }
        Submission.Rejected rejected = (Submission.Rejected) answer;
        String why = rejected.reason() + " (code " + rejected.code() + ")";
        return attempt(opening, provider, Answer.REJECTED, why, List.of());
    }

    private KeptAttempt attempt(Opening opening, String provider, Answer answer, String detail, List<String> ids) {
        String shortened = detail.length() > LONGEST_DETAIL ? detail.substring(0, LONGEST_DETAIL) : detail;
        List<String> usual =
                ids.stream().filter(id -> id.length() <= LONGEST_ID).toList();
        return new KeptAttempt(provider, opening.channel(), clock.instant(), answer, shortened, usual);
    }

    private <T> void begin(Supplier<? extends CompletionStage<T>> call) {
        CompletionStage<?> unused = Stages.begin(call).whenComplete((nothing, failure) -> {
            if (failure != null) {
                faults.unwritten(failure);
            }
        });
    }
}
