package io.github.otpgate.testkit.httpbatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** Cuts replies as a phone does, and may mix the parts up as networks do. Safe for many threads. */
final class LongReply {

    private static final int SINGLE = 70;
    private static final int PART = 67;
    private static final int LAST_REFERENCE = 255;

    private final boolean shuffled;
    private final boolean doubled;
    private final Random order;
    private final AtomicInteger reference = new AtomicInteger();

    /** The seed decides the order where it is mixed up. */
    LongReply(boolean shuffled, boolean doubled, long seed) {
        this.shuffled = shuffled;
        this.doubled = doubled;
        this.order = new Random(seed);
    }

    /** A text and its place, {@code 234,4,1}; without a place where it is all. */
    record Part(String text, String head) {}

    List<Part> parts(String text) {
        List<String> pieces = text.length() <= SINGLE ? List.of(text) : cut(text);
        List<Part> parts = new ArrayList<>();
        int shared = reference.getAndUpdate(last -> last == LAST_REFERENCE ? 0 : last + 1);
        for (int i = 0; i < pieces.size(); i++) {
            String head = pieces.size() == 1 ? "" : shared + "," + pieces.size() + "," + (i + 1);
            parts.addAll(Collections.nCopies(doubled && pieces.size() > 1 ? 2 : 1, new Part(pieces.get(i), head)));
        }
        if (shuffled) {
            Collections.shuffle(parts, order);
        }
        return parts;
    }

    private static List<String> cut(String text) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + PART);
            to -= to < text.length() && Character.isLowSurrogate(text.charAt(to)) ? 1 : 0;
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
