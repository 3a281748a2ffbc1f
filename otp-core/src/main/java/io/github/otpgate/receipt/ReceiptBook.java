package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.model.Purpose;
import io.github.otpgate.model.Sealer;
import io.github.otpgate.provider.Submission;
import io.github.otpgate.provider.capability.DeliveryReport;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * What became of every message: of each challenge an account with all its attempts, kept for 72 hours from its first
 * message on. Thread safe.
 *
 * <p>A report is applied once, however often and to whichever node it comes, and moves an attempt forward only. One that
 * comes before its message is recorded waits for it, up to 15 minutes, and is then to be reported once more.
 */
public final class ReceiptBook implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Recording recording;
    private final Reporting reporting;
    private final Reading reading;
    private final BookFaults faults;

    /**
     * A book.
     *
     * @param sealer for this book alone; a key may be dropped 72 hours after it was the first
     * @param early gets reports that came early, at least once each
     */
    public ReceiptBook(ReceiptStore store, Sealer sealer, SecureRandom random, Clock clock, EarlyReports early) {
        this.faults = new BookFaults(clock);
        BookSeals seals = new BookSeals(sealer, faults);
        Room room = new Room(store, seals, faults, random, clock);
        Claiming claiming = new Claiming(room, requireNonNull(early, "early"));
        this.recording = new Recording(claiming, new Imitation(store, seals, random, clock), room);
        this.reporting = new Reporting(room);
        this.reading = new Reading(claiming, room);
    }

    /**
     * A message was accepted for sending; the same challenge may have several. Does not wait, and does not fail: what
     * cannot be written is logged and counted. Of one that is withheld, {@link Delivery#shown()} does what those of real
     * messages did lately.
     */
    public void open(Opening opening) {
        recording.open(opening);
    }

    /**
     * A provider answered for such a message. Does not wait, and does not fail.
     *
     * @param attempt 4 random bytes. A late answer comes under those of the attempt that was said to be uncertain: it moves
     *     forward only, so one that was taken late stays unknown until it is reported
     */
    public void attempted(Opening opening, Bytes attempt, String provider, Submission answer) {
        recording.attempted(opening, attempt, provider, answer);
    }

    /**
     * Takes reports in, and waits until that is done. Throws {@link io.github.otpgate.store.StoreException} where the
     * store does not answer; then the same pages must come again, in whatever company.
     *
     * @return what is new: none for what is known, for reports that came early, and for numbers that are not the message's
     */
    public List<DeliveryUpdate> report(List<ReportPage> pages) {
        return reporting.report(pages);
    }

    /** A single page. */
    public List<DeliveryUpdate> report(String entry, String provider, List<DeliveryReport> reports) {
        return report(List.of(new ReportPage(entry, provider, reports)));
    }

    /**
     * The account of a challenge. Waits for the store; throws {@link io.github.otpgate.store.StoreException}.
     *
     * @param nonce of the challenge's reference
     */
    public Optional<Delivery> find(Bytes nonce) {
        return reading.find(nonce);
    }

    /** The account that holds the message to which that provider gave that id. Waits and throws as {@link #find(Bytes)}. */
    public Optional<Delivery> find(String provider, String messageId) {
        return reading.find(provider, messageId);
    }

    /**
     * The accounts of phones that are masked like that, the newest first. Waits and throws as {@link #find(Bytes)}.
     *
     * @param masked as {@link PhoneNumber#masked()} writes it
     * @param most 1 to 100
     */
    public List<Delivery> findMasked(String masked, int most) {
        if (most < 1 || most > ReceiptStore.LISTED) {
            throw new IllegalArgumentException("1 to " + ReceiptStore.LISTED + " deliveries can be listed: " + most);
        }
        return reading.masked(masked, most);
    }

    /** The latest text message to a phone for a purpose, if it is at most 10 minutes old. Does not wait. */
    public CompletionStage<Optional<LastText>> lastText(PhoneNumber phone, Purpose purpose) {
        return reading.lastText(phone, purpose);
    }

    /** What this node could not do as it should. */
    public ReceiptFigures figures() {
        return faults.figures();
    }

    /** Waits until what is under way is written, two seconds at most. What cannot be written then is healed when it is read. */
    @Override
    public void close() {
        recording.finish(LAST_WORDS);
    }
}
