/** Platforms whose interface is {@code /msg/HttpBatchSendSM}: one product that many operators resell. */
@NullMarked
package io.github.otpgate.provider.httpbatch;

import org.jspecify.annotations.NullMarked;
