package io.github.otpgate.store;

/** What a second request within the life of a code sends. Neither prolongs the life nor gives tries back. */
public enum ResendMode {
    /** The same code again. */
    SAME,
    /** Another code; the earlier one is void. */
    NEW
}
