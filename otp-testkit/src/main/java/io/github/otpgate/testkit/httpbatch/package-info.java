/** A platform with {@code /msg/HttpBatchSendSM} that runs on loopback: sends, balance and pushes over real HTTP. */
@NullMarked
package io.github.otpgate.testkit.httpbatch;

import org.jspecify.annotations.NullMarked;
