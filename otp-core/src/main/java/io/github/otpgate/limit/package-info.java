/** Rates per address, session and country, and the global budget. */
@NullMarked
package io.github.otpgate.limit;

import org.jspecify.annotations.NullMarked;
