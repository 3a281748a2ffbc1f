/** The facade: issue a code, verify it, redeem the ticket that proves it. */
@NullMarked
package io.github.otpgate;

import org.jspecify.annotations.NullMarked;
