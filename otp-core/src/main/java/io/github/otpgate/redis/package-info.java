/** Redis: connections, time-outs and the scripts. */
@NullMarked
package io.github.otpgate.redis;

import org.jspecify.annotations.NullMarked;
