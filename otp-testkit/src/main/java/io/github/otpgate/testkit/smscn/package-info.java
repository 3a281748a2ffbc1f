/** A sms.cn that runs on loopback: voice codes, receipts, balance and records over real HTTP. */
@NullMarked
package io.github.otpgate.testkit.smscn;

import org.jspecify.annotations.NullMarked;
