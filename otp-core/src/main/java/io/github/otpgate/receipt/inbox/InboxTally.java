package io.github.otpgate.receipt.inbox;

import java.util.concurrent.atomic.LongAdder;

/** What this node did. */
record InboxTally(LongAdder processed, LongAdder failed) {
    InboxTally() {
        this(new LongAdder(), new LongAdder());
    }
}
