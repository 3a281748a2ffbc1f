/** Challenges and the windows of a phone: what is stored, and the one operation per command. */
@NullMarked
package io.github.otpgate.store;

import org.jspecify.annotations.NullMarked;
