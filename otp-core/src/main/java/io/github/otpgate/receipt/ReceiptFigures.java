package io.github.otpgate.receipt;

/**
 * What this node's book could not do as it should, since it was made.
 *
 * @param unwritten openings and answers that the store did not take, or not in time
 * @param early reports kept for a message that nobody had recorded yet
 * @param mismatched reports dropped because their number is not the message's
 * @param dropped reports dropped because their message is none of ours, or forgotten, or too many came early
 * @param unreadable what was sealed under a key that is gone
 */
public record ReceiptFigures(long unwritten, long early, long mismatched, long dropped, long unreadable) {}
