/** Tests of the auto-configuration. */
@NullMarked
package io.github.otpgate.spring.observe;

import org.jspecify.annotations.NullMarked;
