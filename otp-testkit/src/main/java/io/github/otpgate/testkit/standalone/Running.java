package io.github.otpgate.testkit.standalone;

import io.github.otpgate.testkit.PhoneInbox;
import java.net.URI;

/**
 * A simulator that listens.
 *
 * @param baseUri where
 * @param inbox what its phones receive
 * @param close ends it
 */
record Running(URI baseUri, PhoneInbox inbox, Runnable close) {}
