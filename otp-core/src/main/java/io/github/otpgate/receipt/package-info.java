/** What comes back from phones and vendors. */
@NullMarked
package io.github.otpgate.receipt;

import org.jspecify.annotations.NullMarked;
