package io.github.otpgate.provider.capability;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * A message from a phone (MO), as the answer to one of ours. Prints neither its text nor the whole number.
 *
 * @param id the vendor's, to recognise what comes twice; empty where it has none
 * @param from who wrote it
 * @param text what was written, or a part of it
 * @param at when it was written, as exactly as the vendor says
 * @param extension the digits behind the number it was sent to; empty text where there are none
 * @param part which part of a longer message this is
 */
public record Reply(
        Optional<String> id,
        VendorNumber from,
        String text,
        Optional<Instant> at,
        String extension,
        Optional<Part> part) {

    /**
     * The place of a part in a long message.
     *
     * @param reference what all parts of a message share; the message centre counts it round and round
     * @param total how many parts there are, 1 to 255
     * @param number which of them this is, from 1
     */
    public record Part(int reference, int total, int number) {

        private static final int MOST = 255;

        public Part {
            if (total < 1 || total > MOST || number < 1 || number > total || reference < 0) {
                throw new IllegalArgumentException("no part " + number + " of " + total + " in message " + reference);
            }
        }
    }

    public Reply {
        requireNonNull(id, "id");
        requireNonNull(from, "from");
        requireNonNull(text, "text");
        requireNonNull(at, "at");
        requireNonNull(extension, "extension");
        requireNonNull(part, "part");
    }

    @Override
    public String toString() {
        return "Reply[id=" + id + ", from=" + from + ", text redacted, at=" + at + ", part=" + part + "]";
    }
}
