package io.github.otpgate.receipt;

import io.github.otpgate.provider.capability.Reply;

/** A part of a reply, and the provider through which it came. */
record ReceivedPart(String provider, Reply reply) {}
