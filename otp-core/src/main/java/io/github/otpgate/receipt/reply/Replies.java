package io.github.otpgate.receipt.reply;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.event.OtpEvent.Disowned;
import io.github.otpgate.event.OtpEvent.OptedOut;
import io.github.otpgate.event.OtpListener;
import io.github.otpgate.model.PhoneNumber;
import io.github.otpgate.provider.capability.Reply;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Heeds what people write back: two sorts of words, each a whole message, and nothing else. A reply is about the phone
 * that wrote it alone, and can only end something: nobody gets back onto the list of those who are sent to by writing.
 * Thread safe.
 */
public final class Replies {

    private static final Logger LOG = LoggerFactory.getLogger(Replies.class);

    private final ReplyWords words;
    private final SuppressionList suppressed;
    private final Disowning disowning;
    private final OtpListener events;
    private final BiConsumer<String, Reply> listener;

    /**
     * Fixes what words do.
     *
     * @param disowning what "not me" ends
     * @param events is told of the first opt-out of a phone that was not suppressed, and of each "not me"
     * @param listener hears of every reply, once its words were heeded
     */
    public Replies(
            ReplyWords words,
            SuppressionList suppressed,
            Disowning disowning,
            OtpListener events,
            BiConsumer<String, Reply> listener) {
        this.words = requireNonNull(words, "words");
        this.suppressed = requireNonNull(suppressed, "suppressed");
        this.disowning = requireNonNull(disowning, "disowning");
        this.events = requireNonNull(events, "events");
        this.listener = requireNonNull(listener, "listener");
    }

    /**
     * Takes a reply in; blocks for the store and the listener. May be given the same again: where it throws, it must be,
     * and what was done already is not done twice.
     *
     * @param provider through which it came
     * @param reply the whole message; the listener alone hears of one that is only a part
     * @throws io.github.otpgate.store.StoreException where the store does not answer
     */
    public void take(String provider, Reply reply) {
        // The rest of a longer message may be a word by accident.
        String said = reply.part().isPresent() ? "" : Wording.of(reply.text());
        if (words.optOut().contains(said)) {
            sender(provider, reply).ifPresent(phone -> optOut(provider, phone));
        } else if (words.notMe().contains(said)) {
            sender(provider, reply).ifPresent(phone -> disown(provider, phone, reply));
        }
        listener.accept(provider, reply);
    }

    private static Optional<PhoneNumber> sender(String provider, Reply reply) {
        Optional<PhoneNumber> phone = reply.from().phone();
        if (phone.isEmpty()) {
            LOG.warn("A reply through {} cannot be heeded, its number does not say whose: {}", provider, reply.from());
        }
        return phone;
    }

    private void optOut(String provider, PhoneNumber phone) {
        if (suppressed.add(phone)) {
            events.on(new OptedOut(provider, phone));
        }
    }

    private void disown(String provider, PhoneNumber phone, Reply reply) {
        disowning.heed(phone, reply.at());
        events.on(new Disowned(provider, phone));
    }
}
