/** The guard against pumping: which destinations and networks do not convert. */
@NullMarked
package io.github.otpgate.guard;

import org.jspecify.annotations.NullMarked;
