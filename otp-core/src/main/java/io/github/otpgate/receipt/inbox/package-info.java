/** What vendors told us, kept until it is processed. */
@NullMarked
package io.github.otpgate.receipt.inbox;

import org.jspecify.annotations.NullMarked;
