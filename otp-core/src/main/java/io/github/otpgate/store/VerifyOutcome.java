package io.github.otpgate.store;

/** What became of a {@link VerifyCommand}. */
public sealed interface VerifyOutcome {

    /** Right, and now used. The ticket exists. */
    record Verified() implements VerifyOutcome {}

    /** Wrong, and charged. At {@code left} 0 the code is burned. */
    record Wrong(int left) implements VerifyOutcome {}

    /** The guess budget is used up; the guess was not compared. */
    record Locked() implements VerifyOutcome {}

    /** No live challenge of that name for that purpose and session; nothing was compared or charged. */
    record Absent() implements VerifyOutcome {}
}
