package io.github.otpgate.receipt.poll;

import java.util.concurrent.atomic.LongAdder;

/** What a task did on this node. */
record PollTally(LongAdder asked, LongAdder items, LongAdder refused, LongAdder unclear, LongAdder lost) {
    PollTally() {
        this(new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder(), new LongAdder());
    }
}
