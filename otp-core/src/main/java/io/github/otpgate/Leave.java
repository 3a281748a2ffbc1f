package io.github.otpgate;

import io.github.otpgate.guard.Verdict;
import io.github.otpgate.store.Way;

/**
 * What is known of who is to be sent to, and how.
 *
 * @param optedOut whether nobody may write to the phone
 */
record Leave(Verdict verdict, boolean optedOut, Way way) {}
