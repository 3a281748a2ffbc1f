package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import io.github.otpgate.model.Channel;
import java.time.Duration;
import java.util.List;

/**
 * The account of a challenge's messages as the store has it. Ages are by the store's clock.
 *
 * @param sealed what was opened first
 * @param channel of the latest message
 * @param attempts in order
 * @param withheld what is told of messages that were withheld
 */
public record StoredDelivery(
        Bytes sealed, Channel channel, List<StoredAttempt> attempts, List<StoredPretence> withheld) {

    /**
     * An attempt.
     *
     * @param name 4 bytes
     * @param sealed whom we asked and what they answered
     * @param age since it was added
     * @param state how far a report or the answer brought it
     * @param took from being added to that state
     * @param word the vendor's, sealed; no bytes where none was reported
     * @param unfinished whether its ids may not all be claimed
     */
    public record StoredAttempt(
            Bytes name,
            Bytes sealed,
            Duration age,
            DeliveryState state,
            Duration took,
            Bytes word,
            boolean unfinished) {
        public StoredAttempt {
            requireNonNull(name, "name");
            requireNonNull(sealed, "sealed");
            requireNonNull(age, "age");
            requireNonNull(state, "state");
            requireNonNull(took, "took");
            requireNonNull(word, "word");
        }
    }

    /** A message that was withheld so long ago. */
    public record StoredPretence(Pretence pretence, Duration age) {
        public StoredPretence {
            requireNonNull(pretence, "pretence");
            requireNonNull(age, "age");
        }
    }

    /**
     * The latest text message to a phone.
     *
     * @param states of its attempts
     * @param withheld what is told of it where it was withheld: one at most
     */
    public record StoredText(Duration age, List<DeliveryState> states, List<StoredPretence> withheld) {
        public StoredText {
            requireNonNull(age, "age");
            states = List.copyOf(states);
            withheld = List.copyOf(withheld);
        }
    }

    public StoredDelivery {
        requireNonNull(sealed, "sealed");
        requireNonNull(channel, "channel");
        attempts = List.copyOf(attempts);
        withheld = List.copyOf(withheld);
    }
}
