package io.github.otpgate.testkit.haotingyun;

/** What became of one message to one number. */
sealed interface Outcome {

    /** The number as the caller wrote it; the answer echoes it. */
    String mobile();

    /** On the phone and paid for. */
    record Accepted(String mobile, int pieces, long sid) implements Outcome {}

    /** Neither sent nor paid for. */
    record Refused(String mobile, Refusal refusal) implements Outcome {}
}
