/** Captcha vendors on 127.0.0.1. */
@NullMarked
package io.github.otpgate.testkit.captcha;

import org.jspecify.annotations.NullMarked;
