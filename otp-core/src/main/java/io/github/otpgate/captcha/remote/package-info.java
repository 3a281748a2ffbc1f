/** Captchas that somebody else's server judges. */
@NullMarked
package io.github.otpgate.captcha.remote;

import org.jspecify.annotations.NullMarked;
