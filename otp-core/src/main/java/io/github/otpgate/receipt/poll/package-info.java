/** Asks vendors for what they do not push; one node at a time. */
@NullMarked
package io.github.otpgate.receipt.poll;

import org.jspecify.annotations.NullMarked;
