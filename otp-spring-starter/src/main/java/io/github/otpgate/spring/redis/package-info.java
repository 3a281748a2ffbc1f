/** Which Redis codes are kept in: one that is configured, the application's own, or one for development. */
@NullMarked
package io.github.otpgate.spring.redis;

import org.jspecify.annotations.NullMarked;
