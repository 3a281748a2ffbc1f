package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import io.github.otpgate.receipt.StoredDelivery.StoredText;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Keeps what becomes of messages. Sees nothing personal: phones, ids and vendors' words come sealed or as keyed hashes.
 * Thread safe and never blocking; a stage ends with a {@link io.github.otpgate.store.StoreException} where the store does
 * not answer. Each operation is atomic in what it says of one challenge, one message id or one phone.
 */
public interface ReceiptStore {

    /** How long everything is kept, 72 hours from the first message of a challenge on. */
    Duration RETENTION = Duration.ofDays(3);

    /** How long a report waits for its message to be recorded. */
    Duration EARLY = Duration.ofMinutes(15);

    /** How long the latest text message to a phone is remembered as such. */
    Duration TEXT = Duration.ofMinutes(10);

    /** How many challenges are listed whose phones are masked alike. */
    int LISTED = 100;

    /**
     * Where a message of a challenge stands.
     *
     * @param nonce names the challenge
     * @param attempt 4 random bytes, of whoever asked the vendor
     */
    record Place(Bytes nonce, Bytes attempt) {
        public Place {
            requireNonNull(nonce, "nonce");
            requireNonNull(attempt, "attempt");
        }
    }

    /**
     * A message that was accepted for sending.
     *
     * @param place its attempt only counts where it is withheld
     * @param sealed what was opened
     * @param masked name of the list of phones that are masked alike
     * @param text names of phone and purpose, the current one first; none for a call
     * @param pretence what is told of it where it is withheld
     */
    record Opened(
            Place place, Bytes sealed, Channel channel, Bytes masked, List<Bytes> text, Optional<Pretence> pretence) {
        public Opened {
            requireNonNull(place, "place");
            requireNonNull(sealed, "sealed");
            requireNonNull(channel, "channel");
            requireNonNull(masked, "masked");
            text = List.copyOf(text);
            requireNonNull(pretence, "pretence");
        }
    }

    /**
     * An attempt that was answered.
     *
     * @param opening what was opened, sealed: the account may not have been begun
     * @param sealed the attempt
     * @param named whether reports can name it
     */
    record Added(Place place, Bytes opening, Channel channel, Bytes sealed, DeliveryState state, boolean named) {
        public Added {
            requireNonNull(place, "place");
            requireNonNull(opening, "opening");
            requireNonNull(channel, "channel");
            requireNonNull(sealed, "sealed");
            requireNonNull(state, "state");
        }
    }

    /**
     * Whose message an id names.
     *
     * @param applied the furthest that a report of it was applied; accepted where none was
     * @param tag of what brought that report
     * @param sealed what was opened
     */
    record Owner(DeliveryState applied, Bytes tag, Bytes attempt, Bytes sealed) {
        public Owner {
            requireNonNull(applied, "applied");
            requireNonNull(tag, "tag");
            requireNonNull(attempt, "attempt");
            requireNonNull(sealed, "sealed");
        }
    }

    /**
     * A report that came early.
     *
     * @param name 8 bytes of a hash of its content
     */
    record Early(Bytes name, Bytes sealed) {
        public Early {
            requireNonNull(name, "name");
            requireNonNull(sealed, "sealed");
        }
    }

    /**
     * What a report says of an attempt.
     *
     * @param tag of what brought it: the same move under the same tag moves again
     * @param word the vendor's, sealed
     */
    record Move(Place place, DeliveryState state, Bytes tag, Bytes word) {
        public Move {
            requireNonNull(place, "place");
            requireNonNull(state, "state");
            requireNonNull(tag, "tag");
            requireNonNull(word, "word");
        }
    }

    /** What became of a {@link Move}. */
    enum Moved {
        /** The attempt is there now. */
        MOVED,
        /** It was as far or further. */
        KNOWN,
        /** Nothing is kept of it any more. */
        ABSENT
    }

    /**
     * A report that was applied.
     *
     * @param message name of the id it came under
     * @param text as {@link Opened#text}; none where the report moved nothing
     */
    record Settled(Bytes message, Move move, List<Bytes> text) {
        public Settled {
            requireNonNull(message, "message");
            requireNonNull(move, "move");
            text = List.copyOf(text);
        }
    }

    /**
     * What became of an early report.
     *
     * @param owner whose message it names after all; nobody's in any other case
     */
    record Kept(Waiting waiting, Optional<Owner> owner) {
        public Kept {
            requireNonNull(waiting, "waiting");
            requireNonNull(owner, "owner");
        }
    }

    /** Whether an early report waits for its message. */
    enum Waiting {
        /** It does from now on. */
        ADDED,
        /** The same did before. */
        KNOWN,
        /** Not this one: so many different reports of one message are nonsense. */
        FULL,
        /** It need not. */
        OWNED
    }

    /** Begins an account, or goes on with it. */
    CompletionStage<?> open(Opened opened);

    /** Adds an attempt, or to one what is known of it now. Its state is not moved back. */
    CompletionStage<?> add(Added added);

    /**
     * Adds an attempt to the latest text message, likewise.
     *
     * @param text as {@link Opened#text}
     */
    CompletionStage<?> addText(List<Bytes> text, Bytes attempt, DeliveryState state);

    /**
     * Says whose message an id names; again changes nothing.
     *
     * @return reports that came early; they stay until they are forgotten
     */
    CompletionStage<List<Early>> claim(Bytes message, Owner owner);

    /** Forgets early reports of a message by their names. */
    CompletionStage<?> forget(Bytes message, List<Bytes> early);

    /** All ids of an attempt are claimed, and what came early is kept elsewhere. */
    CompletionStage<?> finish(Place place);

    /** Whose message an id names. */
    CompletionStage<Optional<Owner>> owner(Bytes message);

    /** Keeps a report that came early, unless the message has an owner by now. */
    CompletionStage<Kept> keep(Bytes message, Early report);

    /** Moves an attempt forward. */
    CompletionStage<Moved> move(Move move);

    /** Remembers that a report was applied, where the next of the same is looked up, and at the latest text message. */
    CompletionStage<?> settle(Settled settled);

    /** The account of a challenge. */
    CompletionStage<Optional<StoredDelivery>> look(Bytes nonce);

    /** Nonces of challenges whose phones are masked alike, the newest first. */
    CompletionStage<List<Bytes>> listed(Bytes masked, int most);

    /** The latest text message to a phone for a purpose. */
    CompletionStage<Optional<StoredText>> lastText(Bytes text);
}
