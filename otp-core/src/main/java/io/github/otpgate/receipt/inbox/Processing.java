package io.github.otpgate.receipt.inbox;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.capability.DeliveryReport;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.receipt.inbox.BuriedLetter.Form;
import io.github.otpgate.receipt.inbox.Letters.Letter;
import io.github.otpgate.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of entries: processed and settled, left for another try, or buried. */
final class Processing {

    private static final Logger LOG = LoggerFactory.getLogger(Processing.class);
    private static final int OUTAGE_TRIES = 10;

    private final Shelf shelf;
    private final ReceivedHandler handler;
    private final InboxSettings settings;

    Processing(Shelf shelf, ReceivedHandler handler, InboxSettings settings) {
        this.shelf = shelf;
        this.handler = handler;
        this.settings = settings;
    }

    /** Where entries come from and go to. */
    record Shelf(InboxStore store, Sealer sealer, Letters letters, InboxTally tally) {}

    /**
     * Processes entries: all at once, and each by itself where that fails, so that none suffers from another.
     *
     * @return whether any of them is done with
     * @throws StoreException where the inbox itself does not answer
     */
    boolean process(List<InboxEntry> entries) {
        if (entries.size() > 1 && processedTogether(entries)) {
            return true;
        }
        boolean done = false;
        for (InboxEntry entry : entries) {
            done |= process(entry);
        }
        return done;
    }

    private boolean processedTogether(List<InboxEntry> entries) {
        List<ReceivedEntry> opened =
                entries.stream().flatMap(entry -> opened(entry).stream()).toList();
        if (opened.size() < entries.size() || failure(opened).isPresent()) {
            return false;
        }
        settle(opened.stream().map(ReceivedEntry::name).toList());
        return true;
    }

    private boolean process(InboxEntry entry) {
        Optional<ReceivedEntry> opened = opened(entry);
        if (opened.isEmpty()) {
            return unreadable(entry);
        }
        Optional<Throwable> failure = failure(List.of(opened.get()));
        if (failure.isPresent()) {
            return failed(entry, opened.get().received(), failure.get());
        }
        settle(List.of(entry.id()));
        return true;
    }

    private Optional<ReceivedEntry> opened(InboxEntry entry) {
        return shelf.sealer()
                .open(entry.content())
                .flatMap(ReceivedForm::read)
                .map(received -> new ReceivedEntry(entry.id(), received));
    }

    private void settle(List<String> entries) {
        shelf.store().settle(entries);
        shelf.tally().processed().add(entries.size());
    }

    /** Errors, too: one entry must not end the thread that processes all. */
    private Optional<Throwable> failure(List<ReceivedEntry> entries) {
        try {
            handler.handle(entries);
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    /** Another node may have the key, or know the form, while versions and keys are rolled out. */
    private boolean unreadable(InboxEntry entry) {
        shelf.tally().failed().increment();
        if (entry.deliveries() < settings.tries()) {
            return false;
        }
        LOG.error("Entry {} of the inbox cannot be read: was a key dropped, or the store written to?", entry.id());
        shelf.letters().bury(entry.id(), new Letter("", "cannot be read", Form.SEALED, entry.content()));
        return true;
    }

    private boolean failed(InboxEntry entry, Received received, Throwable failure) {
        shelf.tally().failed().increment();
        int tries = failure instanceof StoreException ? settings.tries() * OUTAGE_TRIES : settings.tries();
        if (entry.deliveries() < tries) {
            LOG.warn(
                    "Entry {} of the inbox could not be processed, and will be tried again: {}",
                    entry.id(),
                    name(failure));
            return false;
        }
        LOG.error("Entry {} of the inbox cannot be processed", entry.id(), failure);
        separate(entry, received, failure);
        return true;
    }

    private static String name(Throwable failure) {
        return failure.getClass().getSimpleName();
    }

    /** One bad item must not take the others of its page with it. Under the same name: what was news of it stays news. */
    private void separate(InboxEntry entry, Received received, Throwable cause) {
        List<DeliveryReport> reports = new ArrayList<>();
        List<Reply> replies = new ArrayList<>();
        for (DeliveryReport report : received.reports()) {
            Received single = new Received(received.provider(), List.of(report), List.of());
            if (isBad(entry, single, cause)) {
                reports.add(report);
            }
        }
        for (Reply reply : received.replies()) {
            Received single = new Received(received.provider(), List.of(), List.of(reply));
            if (isBad(entry, single, cause)) {
                replies.add(reply);
            }
        }
        bury(entry, new Received(received.provider(), reports, replies), name(cause));
    }

    /**
     * Whether an item is why its entry fails.
     *
     * @throws StoreException where the store fails only now: that is nobody's fault, and all of it is tried again
     */
    private boolean isBad(InboxEntry entry, Received single, Throwable cause) {
        Optional<Throwable> again = failure(List.of(new ReceivedEntry(entry.id(), single)));
        if (again.isPresent() && again.get() instanceof StoreException away && !(cause instanceof StoreException)) {
            throw away;
        }
        return again.isPresent();
    }

    private void bury(InboxEntry entry, Received bad, String cause) {
        if (bad.isEmpty()) {
            settle(List.of(entry.id()));
            return;
        }
        // A part of what was one entry is one entry.
        Bytes form = ReceivedForm.write(bad).get(0);
        shelf.letters().bury(entry.id(), new Letter(bad.provider(), "processing failed: " + cause, Form.ENTRY, form));
    }
}
