package io.github.otpgate.receipt;

import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.BookForm.KeptAttempt;
import io.github.otpgate.receipt.DeliveryAttempt.Answer;
import io.github.otpgate.receipt.ReceiptStore.Place;
import io.github.otpgate.receipt.StoredDelivery.StoredAttempt;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a withheld message pretends: what became of a real one that this node sent lately, any of them. Reports come to
 * whichever node polls, so a node does not know by itself how many of its messages were reported; the book does.
 */
final class Imitation {

    private static final int REMEMBERED = 128;
    /** Most messages that are reported at all are reported by then. */
    private static final Duration RIPE = Duration.ofSeconds(60);

    private static final int SHORTEST_MILLIS = 3_000;
    private static final int SPREAD_MILLIS = 7_000;
    private static final double JITTER = 0.2;

    private final ReceiptStore store;
    private final BookSeals seals;
    private final SecureRandom random;
    private final Clock clock;
    private final AtomicReferenceArray<@Nullable Sent> ring = new AtomicReferenceArray<>(REMEMBERED);
    private final AtomicLong next = new AtomicLong();

    Imitation(ReceiptStore store, BookSeals seals, SecureRandom random, Clock clock) {
        this.store = store;
        this.seals = seals;
        this.random = random;
        this.clock = clock;
    }

    private record Sent(Place place, Channel channel, long atMillis) {}

    /** A vendor took a message, or may have. */
    void sent(Place place, Channel channel) {
        ring.set((int) (next.getAndIncrement() % REMEMBERED), new Sent(place, channel, clock.millis()));
    }

    /** Never ends exceptionally: a message is withheld whatever the store says. */
    CompletionStage<Pretence> draw(Channel channel) {
        List<Sent> all = List.copyOf(remembered(channel));
        long ripe = clock.millis() - RIPE.toMillis();
        List<Sent> reported =
                all.stream().filter(sent -> sent.atMillis() < ripe).toList();
        List<Sent> candidates = reported.isEmpty() ? all : reported;
        if (candidates.isEmpty()) {
            return CompletableFuture.completedFuture(usual());
        }
        Place place = candidates.get(random.nextInt(candidates.size())).place();
        return Stages.begin(() -> store.look(place.nonce()))
                .thenApply(found -> found.flatMap(delivery -> attempt(delivery, place)))
                .thenApply(attempt -> attempt.flatMap(this::like).orElseGet(this::usual))
                .exceptionally(failure -> usual());
    }

    /** Each once, though its answer may have come late. */
    private Collection<Sent> remembered(Channel channel) {
        Map<Place, Sent> remembered = new LinkedHashMap<>();
        IntStream.range(0, REMEMBERED)
                .mapToObj(ring::get)
                .filter(Objects::nonNull)
                .filter(sent -> sent.channel() == channel)
                .forEach(sent -> remembered.merge(
                        sent.place(), sent, (one, other) -> one.atMillis() < other.atMillis() ? one : other));
        return remembered.values();
    }

    private static Optional<StoredAttempt> attempt(StoredDelivery delivery, Place place) {
        return delivery.attempts().stream()
                .filter(attempt -> attempt.name().equals(place.attempt()))
                .findFirst();
    }

    private Optional<Pretence> like(StoredAttempt attempt) {
        DeliveryState state = attempt.state();
        boolean over = state == DeliveryState.DELIVERED || state == DeliveryState.FAILED;
        if (!over && attempt.age().compareTo(RIPE) < 0) {
            return Optional.empty();
        }
        return seals.attempt(attempt.sealed())
                .map(KeptAttempt::answer)
                .map(answer -> answer == Answer.UNCERTAIN ? DeliveryState.UNKNOWN : DeliveryState.SUBMITTED)
                .map(first -> new Pretence(first, state, over ? blurred(attempt.took()) : Duration.ZERO));
    }

    /** To the millisecond the same as of another message would give it away. */
    private Duration blurred(Duration took) {
        double factor = 1 - JITTER / 2 + random.nextDouble() * JITTER;
        return Duration.ofMillis(Math.round(took.toMillis() * factor));
    }

    /** While nothing is known: delivered within a few seconds. */
    private Pretence usual() {
        Duration after = Duration.ofMillis(SHORTEST_MILLIS + random.nextInt(SPREAD_MILLIS));
        return new Pretence(DeliveryState.SUBMITTED, DeliveryState.DELIVERED, after);
    }
}
