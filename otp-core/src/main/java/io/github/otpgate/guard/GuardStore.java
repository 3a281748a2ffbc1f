package io.github.otpgate.guard;

/** Keeps what the guard counts. Thread safe and never blocking. */
public interface GuardStore {}
