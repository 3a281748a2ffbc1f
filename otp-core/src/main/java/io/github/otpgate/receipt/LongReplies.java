package io.github.otpgate.receipt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.provider.capability.Reply;
import io.github.otpgate.provider.capability.Reply.Part;
import io.github.otpgate.receipt.PartCommand.SealedPart;
import io.github.otpgate.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts long replies together that a vendor gives in parts: in any order, some of them twice, to any node. Thread safe;
 * every method throws {@link io.github.otpgate.store.StoreException} where the store does not answer.
 *
 * <p>Parts belong together that have provider, sender, extension, reference and total in common. A reference is one of
 * 256 for many message centres and comes round again: other content under a number that is there already begins a new
 * message, and the earlier one is overdue from then on. A whole message whose handing out was interrupted, because the
 * store's answer was lost, is not given by a repeated {@link #add}; it comes out of {@link #overdue}, so somebody has to
 * call that from time to time. After a day without, incomplete messages are forgotten.
 */
public final class LongReplies {

    /** How long a message may stay incomplete, unless said otherwise. */
    public static final Duration DEFAULT_EXPIRY = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(LongReplies.class);

    private static final Duration LONGEST_EXPIRY = Duration.ofHours(12);
    private static final int MOST_BYTES = 2048;

    private final PartStore store;
    private final PartSealer sealer;
    private final Duration expiry;

    /**
     * Fixes the expiry.
     *
     * @param expiry how long a message may stay incomplete, and how long its parts are recognised afterwards: 1 ms to 12 h
     */
    public LongReplies(PartStore store, PartSealer sealer, Duration expiry) {
        this.store = requireNonNull(store, "store");
        this.sealer = requireNonNull(sealer, "sealer");
        this.expiry = requireNonNull(expiry, "expiry");
        if (expiry.toMillis() < 1 || expiry.compareTo(LONGEST_EXPIRY) > 0) {
            throw new IllegalArgumentException("an expiry must be 1 ms to " + LONGEST_EXPIRY + ": " + expiry);
        }
    }

    /**
     * Takes a reply in.
     *
     * @param provider the name of the provider it came through
     * @return the whole message with the last missing part: texts in order, {@code at} of the earliest part, id of the
     *     first; nothing while parts are missing and for one that was there. A reply that is no part comes back as it
     *     is, and so does a part of more than 2 KiB, which no network makes
     */
    public Optional<Reply> add(String provider, Reply received) {
        List<Reply> whole = new ArrayList<>();
        add(provider, received, (through, reply) -> whole.add(reply));
        return whole.stream().findFirst();
    }

    /**
     * The same for one who must not lose it: the store forgets a message when it was taken.
     *
     * @param taker gets the provider and the whole message; where it throws, the message comes out of {@link #overdue}
     */
    public void add(String provider, Reply received, BiConsumer<String, Reply> taker) {
        Optional<Part> part = received.part();
        if (part.isEmpty() || isTooLong(received)) {
            taker.accept(provider, received);
        } else if (store.add(command(provider, received, part.get())) instanceof PartOutcome.Whole whole) {
            hand(whole.message(), taker);
        }
    }

    private void hand(SealedParts message, BiConsumer<String, Reply> taker) {
        joined(message).ifPresent(whole -> taker.accept(whole.provider(), whole.reply()));
        try {
            store.settle(message);
        } catch (StoreException e) {
            LOG.warn("A long reply may be handed out once more: {}", e.getMessage());
        }
    }

    /**
     * The messages that were still incomplete when the expiry was over: the texts that came, in order, under the place of
     * the first, which shows that it is not all. Each is given to one caller, once; only where the store fails in that very moment it may come a second time. Some hundred at most;
     * the next call has the others.
     */
    public List<Reply> overdue() {
        List<Reply> all = new ArrayList<>();
        overdue((provider, reply) -> all.add(reply));
        return all;
    }

    /**
     * The same for one who must not lose them; see {@link #add(String, Reply, BiConsumer)}. A message that the taker throws
     * at keeps no other back: what it threw comes when all were handed out.
     */
    public void overdue(BiConsumer<String, Reply> taker) {
        List<RuntimeException> thrown = new ArrayList<>();
        for (SealedParts message : store.takeOverdue(expiry)) {
            try {
                hand(message, taker);
            } catch (RuntimeException e) {
                thrown.add(e);
            }
        }
        if (!thrown.isEmpty()) {
            RuntimeException first = thrown.get(0);
            thrown.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static boolean isTooLong(Reply reply) {
        int others = reply.id().map(String::length).orElse(0)
                + reply.from().text().length()
                + reply.extension().length();
        return others > MOST_BYTES || reply.text().getBytes(UTF_8).length > MOST_BYTES;
    }

    private PartCommand command(String provider, Reply received, Part part) {
        Bytes identity = PartForm.of(out -> {
            out.writeUTF(provider);
            out.writeUTF(received.from().text());
            out.writeUTF(received.extension());
            out.writeInt(part.reference());
            out.writeByte(part.total());
        });
        // With identity and number: the store must not show which texts are equal.
        Bytes content = PartForm.of(out -> {
            out.write(identity.toArray());
            out.writeByte(part.number());
            out.writeUTF(received.text());
        });
        SealedPart sealed = new SealedPart(
                part.number(), sealer.digests(content), sealer.seal(PartForm.write(provider, received, part)));
        return new PartCommand(sealer.names(identity), part.reference(), part.total(), sealed, expiry);
    }

    private Optional<ReceivedPart> joined(SealedParts message) {
        List<ReceivedPart> read = message.parts().stream()
                .map(sealer::open)
                .flatMap(Optional::stream)
                .map(PartForm::read)
                .flatMap(Optional::stream)
                .toList();
        JoinedParts parts = JoinedParts.of(read);
        int lost = message.parts().size() - parts.size();
        if (lost > 0) {
            LOG.warn("{} parts of a reply cannot be read: was a key dropped, or the store written to?", lost);
        }
        return parts.whole();
    }
}
