package io.github.otpgate.guard;

/** How many codes were sent, and how many of them verified. */
public record GuardTally(long sent, long converted) {}
