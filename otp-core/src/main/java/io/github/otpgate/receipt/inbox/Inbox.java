package io.github.otpgate.receipt.inbox;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.receipt.inbox.BuriedLetter.Form;
import io.github.otpgate.receipt.inbox.Letters.Letter;
import io.github.otpgate.receipt.inbox.Processing.Shelf;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what vendors tell until it is processed, at least once, by any node. Thread safe.
 *
 * <p>What cannot be read, and what cannot be processed however often it is tried, becomes a dead letter: its bytes are
 * kept, newest first, and an event raises the alarm. Everything is sealed. Closing it lets what is processed right now
 * come to its end; what waits is processed by other nodes, or after the next start.
 */
public final class Inbox implements AutoCloseable {

    private final Shelf shelf;
    private final InboxSettings settings;
    private final AtomicReference<@Nullable InboxReader> reader = new AtomicReference<>();

    public Inbox(InboxStore store, Sealer sealer, OtpListener events, InboxSettings settings) {
        this.shelf =
                new Shelf(requireNonNull(store, "store"), sealer, new Letters(store, sealer, events), new InboxTally());
        this.settings = requireNonNull(settings, "settings");
    }

    /**
     * Keeps it; the store has acknowledged it when this returns.
     *
     * @throws io.github.otpgate.store.StoreException where it may not have been kept: whoever told it must be told that it
     *     was not received
     */
    public void keep(Received received) {
        List<Bytes> sealed = sealed(received);
        if (!sealed.isEmpty()) {
            shelf.store().add(sealed);
            nudge();
        }
    }

    /** The same without blocking: the stage ends when the store has acknowledged it, or with what the other throws. */
    public CompletionStage<?> keepAsync(Received received) {
        List<Bytes> sealed = sealed(received);
        return sealed.isEmpty()
                ? CompletableFuture.completedFuture(null)
                : shelf.store().addAsync(sealed).thenAccept(kept -> nudge());
    }

    private List<Bytes> sealed(Received received) {
        return ReceivedForm.write(received).stream().map(shelf.sealer()::seal).toList();
    }

    private void nudge() {
        InboxReader running = reader.get();
        if (running != null) {
            running.nudge();
        }
    }

    /**
     * Keeps what could not be read as a dead letter, and raises the alarm.
     *
     * @param reason without content
     * @throws io.github.otpgate.store.StoreException where it may not have been kept
     */
    public void bury(String provider, String reason, Bytes raw) {
        shelf.letters().bury(new Letter(provider, reason, Form.AS_RECEIVED, raw));
    }

    /**
     * Begins to process, on a thread of its own.
     *
     * @throws IllegalStateException if it was begun before
     */
    public void start(ReceivedHandler handler) {
        InboxReader started = new InboxReader(shelf.store(), new Processing(shelf, handler, settings), settings);
        if (!reader.compareAndSet(null, started)) {
            throw new IllegalStateException("an inbox is started once");
        }
        started.start();
    }

    /**
     * How much waits, and what was done.
     *
     * @throws io.github.otpgate.store.StoreException without the store
     */
    public InboxView view() {
        InboxTally tally = shelf.tally();
        return new InboxView(
                shelf.store().look(), tally.processed().sum(), tally.failed().sum());
    }

    /**
     * The newest dead letters, the newest first, opened. One can be as long as a vendor's answer, so ask for few.
     *
     * @param most 1 to 100
     * @throws io.github.otpgate.store.StoreException without the store
     */
    public List<BuriedLetter> deadLetters(int most) {
        if (most < 1 || most > 100) {
            throw new IllegalArgumentException("1 to 100 letters can be had at once, not " + most);
        }
        return shelf.letters().newest(most);
    }

    @Override
    public void close() {
        InboxReader running = reader.get();
        if (running != null) {
            running.close();
        }
    }
}
