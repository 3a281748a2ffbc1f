/** Draws a code, seals it and recognises it, under keys that rotate. */
@NullMarked
package io.github.otpgate.code;

import org.jspecify.annotations.NullMarked;
