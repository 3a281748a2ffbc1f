package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.receipt.Applying.Applicable;
import io.github.otpgate.receipt.Applying.Target;
import io.github.otpgate.receipt.BookForm.KeptOpening;
import io.github.otpgate.receipt.ReceiptStore.Early;
import io.github.otpgate.receipt.ReceiptStore.Move;
import io.github.otpgate.receipt.ReceiptStore.Moved;
import io.github.otpgate.receipt.ReceiptStore.Owner;
import io.github.otpgate.receipt.ReceiptStore.Place;
import io.github.otpgate.receipt.ReceiptStore.Waiting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Digests what vendors report: everything of a step is begun before any of it is waited for. What was applied already
 * costs one command.
 */
final class Reporting {

    /** As many as a vendor pushes at once; the connection's queue holds ten times that. */
    private static final int TOGETHER = 500;

    /** Some 350 bytes each, should none of them ever be claimed. */
    private static final int MOST_EARLY = 500_000;

    private final ReceiptStore store;
    private final BookSeals seals;
    private final BookFaults faults;
    private final Applying applying;
    private final EarlyAllowance allowance;

    Reporting(Room room) {
        this.store = room.store();
        this.seals = room.seals();
        this.faults = room.faults();
        this.applying = new Applying(store, seals, faults);
        this.allowance = new EarlyAllowance(MOST_EARLY, room.clock());
    }

    /** A report whose message is looked for under each of its names. */
    private record Search(SourcedReport sourced, List<Bytes> names, List<CompletionStage<Optional<Owner>>> owners) {}

    /** A report and whose message it names. */
    private record Owned(SourcedReport sourced, Bytes message, Owner owner) {}

    /** Where a page brings an attempt, by whichever of its ids: that is news once. */
    private record Reached(Place place, DeliveryState state) {
        Reached(Move move) {
            this(move.place(), move.state());
        }
    }

    /** A report that is being applied. */
    private record Applied(Applicable report, CompletionStage<Moved> moved) {}

    List<DeliveryUpdate> report(List<ReportPage> pages) {
        List<SourcedReport> distinct = SourcedReport.distinct(pages, faults);
        List<DeliveryUpdate> news = new ArrayList<>();
        for (int from = 0; from < distinct.size(); from += TOGETHER) {
            int to = Math.min(distinct.size(), from + TOGETHER);
            news.addAll(apply(distinct.subList(from, to)));
        }
        return List.copyOf(news);
    }

    private List<DeliveryUpdate> apply(List<SourcedReport> reports) {
        List<Search> searches = reports.stream().map(this::search).toList();
        Stages.awaitAll(searches.stream().flatMap(each -> each.owners().stream()));
        List<CompletionStage<Optional<Owned>>> owned =
                searches.stream().map(this::owned).toList();
        Stages.awaitAll(owned.stream());
        List<Applied> applied = owned.stream()
                .flatMap(each -> Stages.await(each).stream())
                .filter(each -> !isApplied(each))
                .flatMap(each -> applicable(each).stream())
                .map(report -> new Applied(report, store.move(report.move())))
                .toList();
        Stages.awaitAll(applied.stream().map(Applied::moved));
        return settled(applied);
    }

    private Search search(SourcedReport sourced) {
        List<Bytes> names = seals.message(sourced.provider(), sourced.report().messageId());
        return new Search(sourced, names, names.stream().map(store::owner).toList());
    }

    private CompletionStage<Optional<Owned>> owned(Search search) {
        for (int i = 0; i < search.names().size(); i++) {
            Optional<Owner> owner = Stages.await(search.owners().get(i));
            if (owner.isPresent()) {
                Owned owned = new Owned(search.sourced(), search.names().get(i), owner.get());
                return CompletableFuture.completedFuture(Optional.of(owned));
            }
        }
        return keep(search);
    }

    /** Under the current key only: whoever claims the message looks under every key. */
    private CompletionStage<Optional<Owned>> keep(Search search) {
        if (!allowance.hasRoom()) {
            faults.dropped();
            return CompletableFuture.completedFuture(Optional.empty());
        }
        DeliveryReport report = search.sourced().report();
        Bytes message = search.names().get(0);
        Early early = new Early(seals.content(report), seals.seal(report));
        return store.keep(message, early).thenApply(kept -> {
            count(kept.waiting());
            return kept.owner().map(owner -> new Owned(search.sourced(), message, owner));
        });
    }

    private void count(Waiting waiting) {
        if (waiting == Waiting.FULL) {
            faults.dropped();
        } else if (waiting == Waiting.ADDED) {
            allowance.use();
            faults.early();
        }
    }

    /** What the same entry brought before is applied again: whoever was to be told of it may have died. */
    private static boolean isApplied(Owned owned) {
        SourcedReport sourced = owned.sourced();
        int further = owned.owner().applied().compareTo(Applying.state(sourced.report()));
        return further > 0 || (further == 0 && !owned.owner().tag().equals(sourced.tag()));
    }

    private Optional<Applicable> applicable(Owned owned) {
        SourcedReport sourced = owned.sourced();
        return seals.opening(owned.owner().sealed())
                .map(KeptOpening::opening)
                .map(opening ->
                        new Target(owned.message(), opening, owned.owner().attempt(), sourced.provider()))
                .flatMap(target -> applying.applicable(target, sourced.report(), sourced.tag()));
    }

    private List<DeliveryUpdate> settled(List<Applied> applied) {
        List<CompletionStage<?>> settled = new ArrayList<>();
        List<DeliveryUpdate> news = new ArrayList<>();
        Set<Reached> reached = new HashSet<>();
        for (Applied each : applied) {
            Moved moved = Stages.await(each.moved());
            if (moved == Moved.ABSENT) {
                faults.dropped();
                continue;
            }
            // What was known is not noted under this tag: whoever moved it may have to be told under another.
            if (moved == Moved.MOVED) {
                settled.add(applying.settle(each.report()));
                if (reached.add(new Reached(each.report().move()))) {
                    news.add(each.report().update());
                }
            }
        }
        Stages.awaitAll(settled.stream());
        return news;
    }
}
