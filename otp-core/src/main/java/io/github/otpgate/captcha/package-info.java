/** The gate in front of sending. */
@NullMarked
package io.github.otpgate.captcha;

import org.jspecify.annotations.NullMarked;
