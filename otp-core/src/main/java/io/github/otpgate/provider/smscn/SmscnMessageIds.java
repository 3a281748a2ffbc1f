package io.github.otpgate.provider.smscn;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Names for messages, which this vendor leaves to us: 20 digits, nine of this node and eleven that count up from
 * anywhere, so that none is used twice and two nodes or two lives of one hardly meet.
 *
 * <p>The vendor proposes the phone's number and the time. The number stays out: ids are kept and printed, numbers are not.
 */
final class SmscnMessageIds {

    private static final int NODES = 900_000_000;
    private static final int FIRST_NODE = 100_000_000;
    private static final long ROUND = 100_000_000_000L;

    private final String node;
    private final AtomicLong next;

    SmscnMessageIds(SecureRandom random) {
        this(Integer.toString(FIRST_NODE + random.nextInt(NODES)), random.nextLong(ROUND));
    }

    SmscnMessageIds(String node, long first) {
        this.node = node;
        this.next = new AtomicLong(first);
    }

    /** A name that no other message has. */
    String next() {
        long number = Math.floorMod(next.getAndIncrement(), ROUND);
        return node + Long.toString(ROUND + number).substring(1);
    }
}
