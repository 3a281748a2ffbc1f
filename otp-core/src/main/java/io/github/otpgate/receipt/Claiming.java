package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.ReceiptStore.Early;
import io.github.otpgate.receipt.ReceiptStore.Owner;
import io.github.otpgate.receipt.ReceiptStore.Place;
import io.github.otpgate.receipt.StoredDelivery.StoredAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Makes the ids of an attempt known to the reports that name them, and has those reported again that came before. Doing it
 * again changes nothing, so whoever finds it half done does it again.
 */
final class Claiming {

    private static final Bytes NOBODY = Bytes.of(new byte[8]);
    /** Whoever added the attempt is at it until then, unless it died. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ReceiptStore store;
    private final BookSeals seals;
    private final BookFaults faults;
    private final EarlyReports early;

    Claiming(Room room, EarlyReports early) {
        this.store = room.store();
        this.seals = room.seals();
        this.faults = room.faults();
        this.early = early;
    }

    /** Under every key: a node of another key order looks there. */
    CompletionStage<?> claim(KeptOpening opening, Bytes sealed, KeptAttempt attempt, Bytes name) {
        Owner owner = new Owner(DeliveryState.ACCEPTED, NOBODY, name, sealed);
        List<CompletionStage<?>> claims = new ArrayList<>();
        for (String id : attempt.messageIds()) {
            for (Bytes message : seals.message(attempt.provider(), id)) {
                claims.add(store.claim(message, owner)
                        .thenCompose(waiting -> again(
                                new Claimed(
                                        attempt.provider(),
                                        message,
                                        opening.opening().phone()),
                                waiting)));
            }
        }
        Place place = new Place(opening.opening().nonce(), name);
        return Stages.all(claims).thenCompose(done -> store.finish(place));
    }

    /** A message that an id names. */
    private record Claimed(String provider, Bytes message, PhoneNumber phone) {}

    /** Only what is kept elsewhere is forgotten here; what cannot be read, or names another number, may be another's. */
    private CompletionStage<?> again(Claimed claimed, List<Early> waiting) {
        List<Bytes> names = new ArrayList<>();
        List<DeliveryReport> reports = new ArrayList<>();
        for (Early each : waiting) {
            seals.report(each.sealed()).filter(report -> isOf(claimed, report)).ifPresent(report -> {
                names.add(each.name());
                reports.add(report);
            });
        }
        return reports.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : early.again(claimed.provider(), reports).thenCompose(kept -> store.forget(claimed.message(), names));
    }

    private boolean isOf(Claimed claimed, DeliveryReport report) {
        boolean same = report.to().map(to -> to.mayMean(claimed.phone())).orElse(true);
        if (!same) {
            faults.mismatched(claimed.provider());
        }
        return same;
    }

    static boolean isOrphan(StoredAttempt attempt) {
        return attempt.unfinished() && attempt.age().compareTo(PATIENCE) >= 0;
    }

    private CompletionStage<?> claim(KeptOpening opening, KeptAttempt attempt, Bytes name) {
        return claim(opening, seals.seal(opening), attempt, name);
    }

    /** Finishes what somebody began who seems to be dead. */
    CompletionStage<?> heal(KeptOpening kept, StoredDelivery delivery) {
        return Stages.all(delivery.attempts().stream()
                .filter(Claiming::isOrphan)
                .flatMap(orphan -> seals.attempt(orphan.sealed()).stream()
                        .map(attempt -> claim(forChannel(kept, attempt), attempt, orphan.name())))
                .toList());
    }

    private static KeptOpening forChannel(KeptOpening kept, KeptAttempt attempt) {
        Opening first = kept.opening();
        Opening opening =
                new Opening(first.challenge(), first.nonce(), first.phone(), first.purpose(), attempt.channel(), false);
        return new KeptOpening(opening, kept.at());
    }
}
