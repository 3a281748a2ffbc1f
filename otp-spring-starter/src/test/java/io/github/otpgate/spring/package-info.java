/** Tests of the auto-configuration. */
@NullMarked
package io.github.otpgate.spring;

import org.jspecify.annotations.NullMarked;
