/** Tests of the auto-configuration. */
@NullMarked
package io.github.otpgate.spring.redis;

import org.jspecify.annotations.NullMarked;
