package io.github.otpgate.receipt;

import java.security.SecureRandom;
import java.time.Clock;

/** What every part of the book needs. */
record Room(ReceiptStore store, BookSeals seals, BookFaults faults, SecureRandom random, Clock clock) {}
