package io.github.otpgate.store;

/** How a code is to travel, as far as the phone's windows care. */
public enum Way {
    /** As a text message. */
    TEXT,
    /** By a call, or not at all. */
    CALL,
    /** By a call where the windows of calls allow one, else as a text message. */
    CALL_OR_TEXT
}
