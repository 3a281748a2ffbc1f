package io.github.otpgate.receipt;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.StoredDelivery.StoredAttempt;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Remembers what it is asked, answers what a test tells it to, and fails where a test says so. */
final class ScriptedReceiptStore implements ReceiptStore {

    final List<String> calls = new ArrayList<>();
    final List<Opened> opened = new ArrayList<>();
    final List<Added> added = new ArrayList<>();
    final List<Move> moves = new ArrayList<>();
    final Map<Bytes, Owner> owners = new HashMap<>();
    final List<Early> early = new ArrayList<>();
    final Map<String, CompletionStage<?>> instead = new HashMap<>();
    Moved moved = Moved.MOVED;
    /** What became of the attempts, to whoever looks. */
    Progress progress = new Progress(DeliveryState.SUBMITTED, Duration.ZERO, Duration.ZERO);

    boolean unfinished = false;

    record Progress(DeliveryState state, Duration age, Duration took) {}

    @SuppressWarnings("unchecked")
    private <T> CompletionStage<T> answer(String call, T value) {
        calls.add(call);
        CompletionStage<T> other = (CompletionStage<T>) instead.get(call);
        return other == null ? CompletableFuture.completedFuture(value) : other;
    }

    @Override
    public CompletionStage<?> open(Opened command) {
        opened.add(command);
        return answer("open", "");
    }

    @Override
    public CompletionStage<?> add(Added command) {
        added.add(command);
        return answer("add", "");
    }

    @Override
    public CompletionStage<?> addText(List<Bytes> texts, Bytes attempt, DeliveryState state) {
        return answer("addText", "");
    }

    @Override
    public CompletionStage<List<Early>> claim(Bytes message, Owner owner) {
        owners.put(message, owner);
        return answer("claim", List.copyOf(early));
    }

    @Override
    public CompletionStage<?> forget(Bytes message, List<Bytes> names) {
        early.removeIf(each -> names.contains(each.name()));
        return answer("forget", "");
    }

    @Override
    public CompletionStage<?> finish(Place place) {
        return answer("finish", "");
    }

    @Override
    public CompletionStage<Optional<Owner>> owner(Bytes message) {
        return answer("owner", Optional.ofNullable(owners.get(message)));
    }

    @Override
    public CompletionStage<Kept> keep(Bytes message, Early report) {
        early.add(report);
        return answer("keep", new Kept(Waiting.ADDED, Optional.empty()));
    }

    @Override
    public CompletionStage<Moved> move(Move move) {
        moves.add(move);
        return answer("move", moved);
    }

    @Override
    public CompletionStage<?> settle(Settled settled) {
        Move move = settled.move();
        owners.computeIfPresent(
                settled.message(),
                (name, owner) -> new Owner(move.state(), move.tag(), owner.attempt(), owner.sealed()));
        return answer("settle", "");
    }

    @Override
    public CompletionStage<Optional<StoredDelivery>> look(Bytes nonce) {
        List<StoredAttempt> attempts = added.stream()
                .filter(each -> each.place().nonce().equals(nonce))
                .map(each -> new StoredAttempt(
                        each.place().attempt(),
                        each.sealed(),
                        progress.age(),
                        progress.state(),
                        progress.took(),
                        Bytes.none(),
                        unfinished))
                .toList();
        StoredDelivery delivery = new StoredDelivery(added.get(0).opening(), Channel.SMS, attempts, List.of());
        return answer("look", Optional.of(delivery));
    }

    @Override
    public CompletionStage<List<Bytes>> listed(Bytes masked, int most) {
        return answer("listed", List.of());
    }

    @Override
    public CompletionStage<Optional<StoredText>> lastText(Bytes text) {
        return answer("lastText", Optional.empty());
    }
}
