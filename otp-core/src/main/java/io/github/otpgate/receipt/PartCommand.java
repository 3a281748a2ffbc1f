package io.github.otpgate.receipt;

import static java.util.Objects.requireNonNull;

import io.github.otpgate.model.Bytes;
import java.time.Duration;
import java.util.List;

/**
 * A part to be kept.
 *
 * @param names the message under each key, the current one first
 * @param reference what all parts of the message share, 0 or more; it says nothing about the phone
 * @param total how many parts the message has, 1 to 255
 * @param part the part itself
 * @param expiry how long the message may stay incomplete, at least 1 ms
 */
public record PartCommand(List<Bytes> names, int reference, int total, SealedPart part, Duration expiry) {

    private static final int MOST = 255;

    public PartCommand {
        names = List.copyOf(names);
        requireNonNull(part, "part");
        requireNonNull(expiry, "expiry");
        if (total < 1 || total > MOST || part.number() < 1 || part.number() > total || reference < 0) {
            throw new IllegalArgumentException("no part " + part.number() + " of " + total);
        }
    }

    /**
     * One part, hidden.
     *
     * @param number which part of the message this is, from 1
     * @param digests {@link PartSealer#digests} of its content: the same content under the same number is the same part
     * @param content what is handed out again
     */
    public record SealedPart(int number, Bytes digests, Bytes content) {
        public SealedPart {
            requireNonNull(digests, "digests");
            requireNonNull(content, "content");
        }
    }
}
