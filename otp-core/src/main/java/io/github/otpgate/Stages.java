package io.github.otpgate;

import io.github.otpgate.receipt.LongReplies;

/** The ways through a service: a code out, a code back, a ticket back, a reply in. */
record Stages(Issuing issuing, Verifying verifying, Redeeming redeeming, LongReplies longReplies) {}
