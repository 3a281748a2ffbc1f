/** What people wrote back, and those who do not want to be written to. */
@NullMarked
package io.github.otpgate.receipt.reply;

import org.jspecify.annotations.NullMarked;
